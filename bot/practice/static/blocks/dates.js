/** Date, time and date-time fields; below a date stands how people read it, with its weekday. */

import { el } from "../dom.js";
import { fromWallClock, longDate, timeOfDay, tokyo, toWallClock } from "../time.js";

export function date(element, binding, place) {
  return dateLike(binding, place, {
    type: "date",
    label: "日付",
    held: () => binding.value.selected_date ?? "",
    read: (value) => ({ selected_date: value || null }),
    spoken: (value) => longDate(tokyo(value)),
  });
}

export function time(element, binding, place) {
  return dateLike(binding, place, {
    type: "time",
    label: "時刻",
    held: () => binding.value.selected_time ?? "",
    read: (value) => ({ selected_time: value || null }),
    spoken: null,
  });
}

export function dateTime(element, binding, place) {
  return dateLike(binding, place, {
    type: "datetime-local",
    label: "日時",
    held: () => (binding.value.selected_date_time ? toWallClock(binding.value.selected_date_time) : ""),
    read: (value) => ({ selected_date_time: value ? fromWallClock(value) : null }),
    spoken: (value) => {
      const moment = new Date(fromWallClock(value) * 1000);
      return `${longDate(moment)} ${timeOfDay(moment)}`;
    },
  });
}

function dateLike(binding, place, { type, label, held, read, spoken }) {
  const reading = spoken && el("span", { class: "date-reading" });
  const showReading = () => {
    if (reading) reading.textContent = input.value ? spoken(input.value) : "";
  };
  const input = el("input", {
    type,
    class: "input",
    value: held(),
    ...binding.attributes({ ...place, label: place.label ?? label }),
    on: {
      change: () => {
        showReading();
        binding.change(read(input.value), input);
      },
    },
  });
  showReading();
  return el("span", { class: "date" }, input, reading);
}
