/** Times as people of the city read them: Asia/Tokyo, the era, the weekday. */

const ZONE = "Asia/Tokyo";

const clock = new Intl.DateTimeFormat("ja-JP", {
  timeZone: ZONE,
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});
const era = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", {
  timeZone: ZONE,
  era: "long",
  year: "numeric",
  month: "long",
  day: "numeric",
  weekday: "short",
});
const iso = new Intl.DateTimeFormat("sv-SE", {
  timeZone: ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** The moment of a message's ts ("seconds.sequence"). */
export function momentOf(ts) {
  return new Date(Number(ts) * 1000);
}

/** 14:05 */
export function timeOfDay(date) {
  return clock.format(date);
}

/** 令和8年11月26日（木） */
export function longDate(date) {
  const part = Object.fromEntries(era.formatToParts(date).map(({ type, value }) => [type, value]));
  return `${part.era}${part.year}年${part.month}月${part.day}日（${part.weekday}）`;
}

/** 11月26日（木） */
export function shortDate(date) {
  return longDate(date).replace(/^.*?年/, "");
}

/** 2026-11-26, the calendar day in Tokyo. */
export function dayKey(date) {
  return iso.format(date).slice(0, 10);
}

/** Today, yesterday, or the day's date, for the lines between days. */
export function dayLabel(date, now = new Date()) {
  const day = dayKey(date);
  if (day === dayKey(now)) return `今日 ${shortDate(date)}`;
  if (day === dayKey(new Date(now.getTime() - 86_400_000))) return `昨日 ${shortDate(date)}`;
  return longDate(date);
}

/** The moment of a wall-clock date in Tokyo ("2026-11-26", "14:00"). */
export function tokyo(day, time = "00:00") {
  return new Date(`${day}T${time}:00+09:00`);
}

/** Unix seconds → value of a datetime-local field, as Tokyo's wall clock. */
export function toWallClock(seconds) {
  return iso.format(new Date(seconds * 1000)).replace(" ", "T");
}

/** Value of a datetime-local field → unix seconds. */
export function fromWallClock(value) {
  const [day, time] = value.split("T");
  return Math.floor(tokyo(day, time).getTime() / 1000);
}
