// The score sheet: one applicant at a time, a running total, saved while typing. Nothing is judged before a cell is left.
import { send } from './send.js';

const SAVE_AFTER = 1500;
const POINTS = /^\d{1,6}(\.\d{1,2})?$/;

const form = document.getElementById('score-form');
const sheets = [...form.querySelectorAll('.score-sheet')];
const state = document.getElementById('save-state');

/** In hundredths; null where it is no score. */
function hundredths(text) {
  const trimmed = text.trim();
  if (!POINTS.test(trimmed)) {
    return null;
  }
  const [whole, part = ''] = trimmed.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

function show(section) {
  sheets.forEach(s => { s.hidden = s !== section; });
  form.querySelectorAll('.score-nav a').forEach(a => {
    if (a.hash === `#${section.id}`) {
      a.setAttribute('aria-current', 'true');
    } else {
      a.removeAttribute('aria-current');
    }
  });
}

/** The section an address means: itself, or the cell in it that a fault names. */
function meant(hash) {
  const target = document.getElementById(decodeURIComponent(hash.slice(1)));
  return { section: target?.closest('.score-sheet') ?? null, target };
}

function go(hash) {
  const { section, target } = meant(hash);
  if (section) {
    show(section);
    target.focus({ preventScroll: target !== section });
    section.scrollIntoView({ block: target === section ? 'start' : 'nearest' });
  }
}

form.classList.add('one-at-a-time');
show(meant(location.hash).section ?? sheets[0]);
document.addEventListener('click', event => {
  const link = event.target.closest('a[href^="#"]');
  if (link && meant(link.hash).section) {
    event.preventDefault();
    history.replaceState(null, '', link.hash);
    go(link.hash);
  }
});

function total(section) {
  const output = section.querySelector('output');
  let sum = hundredths(output.dataset.base);
  let filled = 0;
  for (const cell of section.querySelectorAll('.score-cell')) {
    const points = hundredths(cell.value);
    if (points !== null) {
      sum += points;
      filled += 1;
    }
  }
  output.textContent = `${Math.floor(sum / 100)}.${String(sum % 100).padStart(2, '0')}`;
  form.querySelector(`[data-filled="${section.dataset.applicant}"]`).textContent =
    form.dataset.filled.replace('{0}', filled).replace('{1}', section.dataset.asked);
}

function judge(cell) {
  const points = hundredths(cell.value);
  const fault = !cell.value.trim() ? '' : points === null ? form.dataset.number
    : points > hundredths(cell.dataset.max) ? form.dataset.above.replace('{0}', cell.dataset.max) : '';
  const factor = cell.closest('tr').querySelector('th');
  let told = factor.querySelector('.score-fault');
  if (fault && !told) {
    told = document.createElement('span');
    told.className = 'score-fault';
    told.id = `${cell.id}.fault`;
    factor.append(told);
    cell.setAttribute('aria-describedby', told.id);
  }
  if (told) {
    told.textContent = fault;
  }
  if (fault) {
    cell.setAttribute('aria-invalid', 'true');
  } else {
    cell.removeAttribute('aria-invalid');
  }
}

if (form.dataset.open === 'true') {
  let timer = null;
  let saving = Promise.resolve();
  const cells = () => Object.fromEntries([...form.querySelectorAll('.score-cell, textarea')].filter(f => f.value.trim()).map(f => [f.name, f.value]));
  let last = JSON.stringify(cells());

  // one after the other, so that an older draft never arrives last
  const save = () => {
    clearTimeout(timer);
    saving = saving.then(async () => {
      const now = JSON.stringify(cells());
      if (now === last) {
        return;
      }
      const answer = await send('PUT', form.dataset.url, { cells: JSON.parse(now) }).catch(() => null);
      if (answer?.ok) {
        last = now;
        state.textContent = form.dataset.saved.replace('{0}', answer.body.at);
      } else {
        state.textContent = answer?.body?.reasons?.[0].message ?? (answer?.status === 401 ? form.dataset.signedout : form.dataset.notsaved);
        timer = setTimeout(save, SAVE_AFTER * 10);
      }
    });
  };
  form.addEventListener('input', event => {
    const section = event.target.closest('.score-sheet');
    if (section && event.target.matches('.score-cell')) {
      total(section);
    }
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_AFTER);
  });
  // a button that is being pressed must not move away under the finger because a sentence comes or goes above it
  let pressed = false;
  document.addEventListener('pointerdown', () => { pressed = true; }, true);
  ['pointerup', 'pointercancel'].forEach(end => document.addEventListener(end, () => { pressed = false; }, true));
  form.addEventListener('change', event => {
    const cell = event.target;
    if (cell.matches('.score-cell')) {
      if (pressed) {
        document.addEventListener('click', () => judge(cell), { once: true });
      } else {
        judge(cell);
      }
    }
  });
  // Enter goes on to the next cell; a sheet is not handed in by a slip of the finger
  form.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.target.matches('.score-cell')) {
      event.preventDefault();
      const all = [...event.target.closest('.score-sheet').querySelectorAll('.score-cell')];
      all[all.indexOf(event.target) + 1]?.focus();
    }
  });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && save());
}
document.getElementById('errors')?.focus();
