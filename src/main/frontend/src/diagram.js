// The live diagram: what is done, what is being worked on, and the way taken. The timeline says the same in words.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

for (const place of document.querySelectorAll('[data-drawing]')) {
  draw(place);
}

async function draw(place) {
  const response = await fetch(place.dataset.drawing, { headers: { Accept: 'application/json' } });
  if (!response.ok) {
    place.textContent = '—';
    return;
  }
  const drawing = await response.json();
  const viewer = new NavigatedViewer({ container: place });
  await viewer.importXML(drawing.xml);
  const canvas = viewer.get('canvas');
  const elements = viewer.get('elementRegistry');
  const mark = (ids, name) => ids.filter(id => elements.get(id)).forEach(id => canvas.addMarker(id, name));
  mark(drawing.done, 'ran');
  mark(drawing.active, 'running');
  mark(drawing.flows, 'taken');
  open(canvas, drawing.active.find(id => elements.get(id)));
  const tools = place.parentElement.querySelector('.diagram-tools');
  tools.addEventListener('click', event => zoom(canvas, event.target.dataset.zoom));
  place.addEventListener('keydown', event => {
    const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
    if (step) {
      canvas.scroll({ dx: step[0], dy: step[1] });
      event.preventDefault();
    } else if (event.key === '+' || event.key === '-' || event.key === '0') {
      zoom(canvas, { '+': 'in', '-': 'out', 0: 'fit' }[event.key]);
    }
  });
  place.dataset.drawn = 'true';
}

/** A long diagram opens where the work is, large enough to read. */
function open(canvas, active) {
  fit(canvas);
  if (active && canvas.zoom() < 0.7) {
    canvas.zoom(0.9);
    canvas.scrollToElement(active, 120);
  }
}

function zoom(canvas, how) {
  if (how === 'fit') {
    fit(canvas);
  } else if (how) {
    canvas.zoom(canvas.zoom() * (how === 'in' ? 1.25 : 0.8));
  }
}

function fit(canvas) {
  canvas.zoom('fit-viewport', 'auto');
}
