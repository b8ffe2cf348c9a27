/** What to try first: shown where there is nothing yet, and in the help. */

import { el } from "../dom.js";
import { icon } from "../icons.js";
import { dayKey, shortDate, tokyo } from "../time.js";

const DAY_MS = 86_400_000;
const WEEKDAYS = "日月火水木金土";

/** A drill for each kind of incident: what a frightened colleague would write. */
const DRILLS = [
  ["炎上", "炎上　観光の投稿に「不謹慎だ」という返信が1時間で50件ついています"],
  ["なりすまし", "なりすまし　市の観光アカウントをまねたアカウントが「当選しました」と送っています https://x.com/niimi_kanko_present"],
  ["乗っ取り", "アカウント乗っ取り　フェイスブックに覚えのない投資の投稿が出て、ログインできません"],
  ["誤投稿", "誤投稿　私用の写真を市のアカウントに載せてしまいました"],
  ["違反コメント", "違反コメント　投稿に、職員の住所を書いたコメントがついています"],
  ["凍結", "凍結　防災のアカウントが「凍結されました」と出て、開けません"],
  ["虚偽情報", "虚偽情報　「新見市が水道を止める」という投稿が広まっています"],
];

/** Examples to put into the composer, for the commands the app has. */
export function starters(commands) {
  const drafts = {
    "/snsincident": DRILLS.map(([kind, text]) => ({
      title: `訓練をはじめる（${kind}）`,
      text: `/snsincident 【訓練】${text}`,
    })),
    "/snscheck": [
      { title: "曜日のまちがった投稿案をチェックする", text: `/snscheck ${slipOfTheDay()}` },
      {
        title: "問題のない投稿案をチェックする",
        text: `/snscheck ${nextSaturday().written}に、にいみ朝市を開きます。どなたでもお気軽にお越しください。`,
      },
    ],
  };
  return commands.flatMap(
    (command) => drafts[command.command] ?? [{ title: command.description, text: `${command.command} ` }],
  );
}

function nextSaturday(now = new Date()) {
  const today = tokyo(dayKey(now), "12:00");
  const day = new Date(
    today.getTime() + ((6 - new Date(today.getTime() + 9 * 3_600_000).getUTCDay() + 7) % 7 || 7) * DAY_MS,
  );
  return { day, written: shortDate(day) };
}

/** A draft as people really send it, with the weekday one off. */
function slipOfTheDay() {
  const { written } = nextSaturday();
  const wrong = written.replace(
    /（(.)）/,
    (_, weekday) => `（${WEEKDAYS[(WEEKDAYS.indexOf(weekday) + 6) % 7]}）`,
  );
  return `${wrong}午前9時から、にいみ朝市を開きます。新鮮な野菜や千屋牛の串焼きを用意して、お待ちしています。`;
}

/**
 * The empty channel.
 * @param {Object} channel
 * @param {Object[]} commands
 * @param {(text: string) => void} put puts a text into the composer
 */
export function emptyChannel(channel, commands, put) {
  const direct = channel.kind !== "channel";
  return el(
    "div",
    { class: "empty", data: { testid: "empty-channel" } },
    el("h2", { text: direct ? `${channel.name}との会話` : `#${channel.name}` }),
    el("p", {
      text:
        channel.topic ||
        (direct
          ? "ここには、あなたあてのお知らせが届きます。まずは投稿案をチェックしてみましょう。"
          : "まだメッセージはありません。下の例を入力欄に入れて、Enterで送ってみましょう。"),
    }),
    el(
      "ul",
      { class: "starters" },
      starters(commands).map((starter) => card(starter, put)),
    ),
  );
}

function card({ title, text }, put) {
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: "starter", data: { testid: "starter" }, on: { click: () => put(text) } },
      el("span", { class: "starter-title", text: title }),
      el("span", { class: "starter-text", text }),
      el("span", { class: "starter-do" }, icon("arrow"), "入力欄に入れる"),
    ),
  );
}
