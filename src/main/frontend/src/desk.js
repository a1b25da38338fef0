// What every staff page may use: fragments by htmx, with the form token on each request.
import 'htmx.org';

document.addEventListener('htmx:configRequest', event => {
  const token = document.querySelector('meta[name=csrf]');
  if (token?.content) {
    event.detail.headers[token.dataset.header] = token.content;
  }
});
