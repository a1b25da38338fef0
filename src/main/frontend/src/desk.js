// What every staff page may use: fragments by htmx, with the form token on each request.
import 'htmx.org';

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

// Back to what was typed, and not only to the page it was typed on.
document.querySelector('[data-back]')?.addEventListener('click', event => {
  event.preventDefault();
  history.back();
});

// What scrolls can be scrolled with the keyboard too.
const frames = new ResizeObserver(seen => seen.forEach(({ target }) => {
  if (target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight) {
    target.tabIndex = 0;
  } else {
    target.removeAttribute('tabindex');
  }
}));
document.querySelectorAll('.table-frame:not([tabindex]), .scroll:not([tabindex])').forEach(frame => frames.observe(frame));

// Where a phone shows a row as a block, a figure still says what it is; where a table asks for it, every cell does.
function name() {
  for (const table of document.querySelectorAll('.table.stacked')) {
    const heads = [...table.querySelectorAll('thead th')];
    for (const cell of table.querySelectorAll(table.matches('.named') ? 'tbody td' : 'tbody .number')) {
      cell.dataset.label = heads[cell.cellIndex]?.textContent.trim() ?? '';
    }
  }
}
name();
document.addEventListener('htmx:afterSettle', name);

// On a phone what is decided about lies folded, chapter by chapter, so that the decision is not far below it.
if (matchMedia('(max-width: 767.98px)').matches) {
  for (const heading of document.querySelectorAll('.beside > .panel h3')) {
    const chapter = document.createElement('details');
    const title = document.createElement('summary');
    const rest = [];
    for (let next = heading.nextElementSibling; next && !next.matches('h2, h3'); next = next.nextElementSibling) {
      rest.push(next);
    }
    if (rest.length) {
      chapter.className = 'fold';
      heading.before(chapter);
      title.append(heading);
      chapter.append(title, ...rest);
    }
  }
}

document.addEventListener('htmx:configRequest', event => {
  const token = document.querySelector('meta[name=csrf]');
  if (token?.content) {
    event.detail.headers[token.dataset.header] = token.content;
  }
});

// Text to paste into a work group. The clipboard's own door opens on https alone; the older way works everywhere.
document.addEventListener('click', async event => {
  const copy = event.target.closest('[data-copy]');
  if (copy) {
    const field = document.getElementById(copy.dataset.copy);
    field.focus();
    field.select();
    const done = document.execCommand('copy') || await navigator.clipboard?.writeText(field.value).then(() => true, () => false);
    const state = copy.parentElement.querySelector('[role=status]');
    if (done && state) {
      state.textContent = copy.dataset.done;
    }
  }
});
