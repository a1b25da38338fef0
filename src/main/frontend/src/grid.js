// The grid island: a page says which kind of grid it holds, with everything that grid must know besides its rows.
import { list } from './grid/list.js';
import { onboarding } from './grid/onboarding.js';
import { review } from './grid/review.js';
import { useTexts } from './texts.js';

const KINDS = { list, onboarding, review };

const place = document.getElementById('grid');
if (place) {
  const frame = JSON.parse(place.dataset.grid);
  useTexts(frame.texts);
  KINDS[place.dataset.kind](place, frame);
}
