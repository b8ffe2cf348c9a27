/** What Slack's client refuses by itself before a modal is sent. */

import { isEmpty } from "../values.js";

/**
 * @param {Object} block an input block
 * @param {Object} value its value object
 * @returns {string|null} what is wrong, for the person; null when nothing is
 */
export function whatIsWrong(block, value) {
  if (isEmpty(value)) return block.optional ? null : required(block.element.type);
  const rule = RULES[block.element.type];
  return rule ? rule(block.element, value.value) : null;
}

const RULES = { plain_text_input: text, email_text_input: email, url_text_input: url, number_input: number };

function required(type) {
  return /input$/.test(type) && type !== "file_input" ? "入力してください" : "選んでください";
}

function text(element, value) {
  const length = [...value].length;
  if (element.min_length && length < element.min_length)
    return `${element.min_length}文字以上で入力してください（いま${length}文字）`;
  const most = element.max_length ?? 3000;
  return length > most ? `${most}文字以内で入力してください（いま${length}文字）` : null;
}

function email(element, value) {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? null : "メールアドレスの形で入力してください";
}

function url(element, value) {
  return /^https?:\/\/\S+$/i.test(value) ? null : "http:// か https:// で始まるURLを入力してください";
}

function number(element, value) {
  const shape = element.is_decimal_allowed ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!shape.test(value))
    return element.is_decimal_allowed ? "半角の数字で入力してください" : "半角の整数で入力してください";
  if (element.min_value !== undefined && Number(value) < Number(element.min_value))
    return `${element.min_value}以上の数を入力してください`;
  if (element.max_value !== undefined && Number(value) > Number(element.max_value))
    return `${element.max_value}以下の数を入力してください`;
  return null;
}
