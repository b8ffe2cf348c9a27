/** The emoji names that apps and people use most. Unknown names stay as they were written. */

const TABLE = `
+1 👍|thumbsup 👍|-1 👎|ok_hand 👌|clap 👏|pray 🙏|raised_hands 🙌|wave 👋|muscle 💪|point_right 👉|point_left 👈
point_up ☝️|point_down 👇|raising_hand 🙋|bow 🙇|handshake 🤝|eyes 👀|speech_balloon 💬|thought_balloon 💭|zzz 💤
smile 😄|smiley 😃|grinning 😀|blush 😊|slightly_smiling_face 🙂|wink 😉|joy 😂|thinking_face 🤔|cry 😢|sob 😭
sweat_smile 😅|sweat 😓|tired_face 😫|scream 😱|worried 😟|neutral_face 😐|heart_eyes 😍|sunglasses 😎|tada 🎉|sparkles ✨
white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|negative_squared_cross_mark ❎|heavy_plus_sign ➕
heavy_minus_sign ➖|warning ⚠️|rotating_light 🚨|no_entry ⛔|no_entry_sign 🚫|stop_sign 🛑|octagonal_sign 🛑|construction 🚧
exclamation ❗|question ❓|grey_exclamation ❕|bangbang ‼️|information_source ℹ️|bulb 💡|bell 🔔|no_bell 🔕|mega 📣
loudspeaker 📢|speaker 🔈|lock 🔒|unlock 🔓|key 🔑|shield 🛡️|mag 🔍|mag_right 🔎|link 🔗|paperclip 📎|pushpin 📌|round_pushpin 📍
memo 📝|pencil 📝|pencil2 ✏️|page_facing_up 📄|page_with_curl 📃|clipboard 📋|bookmark 🔖|bookmark_tabs 📑|book 📖|books 📚
file_folder 📁|open_file_folder 📂|card_index 📇|card_file_box 🗃️|file_cabinet 🗄️|wastebasket 🗑️|inbox_tray 📥|outbox_tray 📤
email 📧|envelope ✉️|incoming_envelope 📨|mailbox 📫|package 📦|calendar 📆|date 📅|spiral_calendar_pad 🗓️|alarm_clock ⏰
stopwatch ⏱️|hourglass ⌛|hourglass_flowing_sand ⏳|clock1 🕐|clock9 🕘|clock12 🕛|watch ⌚|chart_with_upwards_trend 📈
chart_with_downwards_trend 📉|bar_chart 📊|camera 📷|frame_with_picture 🖼️|movie_camera 🎥|film_frames 🎞️|art 🎨|iphone 📱
computer 💻|desktop_computer 🖥️|keyboard ⌨️|telephone ☎️|telephone_receiver 📞|globe_with_meridians 🌐|earth_asia 🌏
office 🏢|classical_building 🏛️|house 🏠|school 🏫|hospital 🏥|station 🚉|car 🚗|bus 🚌|ambulance 🚑|fire_engine 🚒|police_car 🚓
busts_in_silhouette 👥|bust_in_silhouette 👤|man 👨|woman 👩|construction_worker 👷|robot_face 🤖|japan 🗾|jp 🇯🇵
red_circle 🔴|large_blue_circle 🔵|large_green_circle 🟢|large_yellow_circle 🟡|large_orange_circle 🟠|large_purple_circle 🟣
white_circle ⚪|black_circle ⚫|large_red_square 🟥|large_blue_square 🟦|large_green_square 🟩|large_yellow_square 🟨
large_orange_square 🟧|white_large_square ⬜|black_large_square ⬛|small_blue_diamond 🔹|small_orange_diamond 🔸|diamond_shape_with_a_dot_inside 💠
arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|arrows_counterclockwise 🔄|repeat 🔁|leftwards_arrow_with_hook ↩️|rewind ⏪
fast_forward ⏩|recycle ♻️|one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣|six 6️⃣|seven 7️⃣|eight 8️⃣|nine 9️⃣|keycap_ten 🔟|zero 0️⃣|100 💯
star ⭐|star2 🌟|fire 🔥|sunny ☀️|cloud ☁️|umbrella ☔|snowflake ❄️|zap ⚡|ocean 🌊|rainbow 🌈|seedling 🌱|herb 🌿
maple_leaf 🍁|cherry_blossom 🌸|tulip 🌷|apple 🍎|grapes 🍇|peach 🍑|rice 🍚|cow 🐮|dog 🐶|cat 🐱|heart ❤️|broken_heart 💔
trophy 🏆|medal 🏅|gift 🎁|balloon 🎈|checkered_flag 🏁|triangular_flag_on_post 🚩|beginner 🔰|sos 🆘|new 🆕|ok 🆗|up 🆙|free 🆓
`;

const EMOJI = new Map(
  TABLE.trim()
    .split(/[|\n]/)
    .map((entry) => {
      const [name, sign] = entry.split(" ");
      return [name, sign];
    }),
);

/** The sign for an emoji name without its colons; null where the name is unknown. */
export function emojiFor(name) {
  return EMOJI.get(name) ?? null;
}

/** Replace the :names: of a text that are known. */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (written, name) => EMOJI.get(name) ?? written);
}
