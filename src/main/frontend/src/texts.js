// The texts of the island, handed over by the page; {0} and {1} are filled in.
let texts = {};

export function useTexts(given) {
  texts = given;
}

export function text(key, ...values) {
  return values.reduce((t, v, i) => t.replaceAll(`{${i}}`, v), texts[key] ?? key);
}
