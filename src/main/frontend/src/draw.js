// Chance for a draw: the nonce is made here and stays here until it is revealed; the house gets the commitment to it.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const box = document.getElementById('nonce-box');
if (box) {
  start(box);
}

function start({ dataset }) {
  const place = `huimin-draw|${dataset.case}|${dataset.attempt}|${dataset.side}|${dataset.pool}`;
  const make = document.getElementById('make-nonce');
  const typed = document.getElementById('nonce');
  if (make) {
    const shown = document.getElementById('nonce-shown');
    const written = document.getElementById('nonce-written');
    const commit = document.getElementById('commit');
    make.addEventListener('click', () => {
      const nonce = bytesToHex(crypto.getRandomValues(new Uint8Array(32)));
      localStorage.setItem(place, nonce);
      shown.textContent = nonce;
      document.getElementById('commitment').value = bytesToHex(sha256(utf8ToBytes(
        `huimin-draw-nonce-1\n${dataset.case}\n${dataset.attempt}\n${dataset.side}\n${dataset.pool}\n${nonce}`)));
      document.getElementById('nonce-made').hidden = false;
      make.disabled = true;
      written.focus();
    });
    written.addEventListener('change', () => {
      commit.disabled = !written.checked;
    });
  }
  if (typed) {
    typed.value = localStorage.getItem(place) ?? '';
  }
}
