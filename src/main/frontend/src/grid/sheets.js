// A block of cells from a sheet, read by its headings; and a grid's rows as a block to take to one.
import { cells } from './model.js';

const HEADER_WITHIN = 5;

/** @param names key → titles it is known by. @returns {{keys: string[], lines: string[][], first: number}} or null without a heading */
export function block(given, names, needed) {
  const all = cells(given);
  const known = title => {
    const plain = title.normalize('NFKC').replace(/\(.*?\)/g, '').replace(/[\s*"“”'‘’:]/g, '');
    return Object.keys(names).find(key => names[key].includes(plain));
  };
  const at = all.slice(0, HEADER_WITHIN).findIndex(line => needed.every(key => line.map(known).includes(key)));
  if (at < 0) {
    return null;
  }
  const keys = all[at].map(known);
  return {
    rows: all.slice(at + 1).map((line, i) => ({ number: at + i + 2, values: Object.fromEntries(keys.map((k, j) => [k, line[j] ?? '']).filter(([k]) => k)), empty: line.every(c => c === '') }))
      .filter(row => !row.empty),
  };
}

/** What stands above the columns, in their order. */
export function titles(headings) {
  return Object.values(headings).map(names => names[0]);
}

/** Cells that a sheet would take for a formula get an apostrophe in front. */
export function tabbed(lines) {
  return lines.map(line => line.map(value => {
    const text = String(value ?? '').replace(/[\t\r\n]+/g, ' ');
    return /^[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
  }).join('\t')).join('\r\n');
}

export async function toClipboard(text) {
  if (await navigator.clipboard?.writeText(text).then(() => true, () => false)) {
    return true;
  }
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}
