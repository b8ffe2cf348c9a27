/** Menus to choose one or several from: fixed options, people, channels. */

import { initialValue, valueKey } from "../values.js";
import { picker } from "./picker.js";
import { plain } from "./text.js";

export function select(element, binding, place) {
  const key = valueKey(element.type);
  return picker({
    ...common(element, binding, place),
    multiple: false,
    clearable: place.optional,
    chosen: () => keysOf([binding.value[key]]),
    choose: ([option], control) => binding.change({ [key]: option ? option.held : null }, control),
  });
}

export function multiSelect(element, binding, place) {
  const key = valueKey(element.type);
  return picker({
    ...common(element, binding, place),
    multiple: true,
    most: element.max_selected_items ?? Infinity,
    chosen: () => keysOf(binding.value[key]),
    choose: (options, control) =>
      binding.change({ [key]: options.map(({ held }) => held) }, control, { silent: true }),
    settle: (control) => binding.dispatches && binding.press({ [key]: binding.value[key] }, control),
  });
}

function common(element, binding, place) {
  forgetVanished(element, binding);
  return {
    options: optionsOf(element, binding.ctx),
    placeholder: element.placeholder ? plain(element.placeholder) : "選んでください",
    attributes: binding.attributes({ ...place, label: place.label ?? "選択" }),
  };
}

/** A choice that the app no longer offers is not kept. */
function forgetVanished(element, binding) {
  const key = valueKey(element.type);
  const offered = new Set(optionsOf(element, binding.ctx).map((option) => option.key));
  const held = keysOf([binding.value[key]].flat());
  if (held.every((one) => offered.has(one))) return;
  binding.ctx.values.write(binding.blockId, element.action_id, initialValue(element));
}

function keysOf(held) {
  return held.filter(Boolean).map((one) => one.value ?? one);
}

function optionsOf(element, ctx) {
  if (element.type.endsWith("static_select")) return fixed(element);
  if (element.type.endsWith("users_select")) return people(ctx);
  const kinds = element.type.endsWith("channels_select") ? ["channel"] : kindsWanted(element);
  return ctx.workspace.state.channels
    .filter(({ kind }) => kinds.includes(kind))
    .map((channel) => ({
      key: channel.id,
      label: channel.kind === "channel" ? `#${channel.name}` : channel.name,
      description: channel.topic,
      held: channel.id,
    }));
}

function fixed(element) {
  const groups = element.option_groups ?? [{ options: element.options }];
  return groups.flatMap((group) =>
    group.options.map((option) => ({
      key: option.value,
      label: plain(option.text),
      description: option.description && plain(option.description),
      group: group.label && plain(group.label),
      held: option,
    })),
  );
}

function people(ctx) {
  return ctx.workspace.people.map((person) => ({
    key: person.id,
    label: person.name,
    description: [person.section, person.title].filter(Boolean).join("・"),
    held: person.id,
  }));
}

function kindsWanted(element) {
  const names = { public: "channel", private: "channel", im: "dm", mpim: "group" };
  return element.filter?.include?.map((name) => names[name]) ?? ["channel", "dm", "group"];
}
