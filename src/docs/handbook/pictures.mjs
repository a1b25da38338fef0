// Takes the pictures of the README and of the handbook from a product that has just been started for the first time:
//   node src/docs/handbook/pictures.mjs http://localhost:8080 [name …]
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(new URL('../../main/frontend/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const [, , address = 'http://localhost:8080', ...wanted] = process.argv;
const folder = fileURLToPath(new URL('images/', import.meta.url));

/** Opens the first task of that name in the person's inbox, taking it over where nobody has. */
const task = name => async page => {
  const link = () => page.locator('main a[href*="/desk/"]', { hasText: name }).first();
  for (const tray of ['', '?tray=CLAIMABLE', '?tray=MINE']) {
    await page.goto('/desk' + tray);
    if (await link().count()) break;
  }
  await link().click();
  await page.waitForLoadState('networkidle');
  const claim = page.locator('main button', { hasText: '签收' }).first();
  if (await claim.count() && await claim.isVisible()) {
    await claim.click();
    await page.waitForLoadState('networkidle');
  }
};
const at = path => page => page.goto(path, { waitUntil: 'networkidle' });
const to = (path, selector) => async page => {
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.locator(selector).first().scrollIntoViewIfNeeded();
  await page.evaluate(s => document.querySelector(s).scrollIntoView({ block: 'start' }), selector);
};

const refusing = async page => {
  await task('研判商户')(page);
  await page.locator('main').getByRole('button', { name: '不同意', exact: true }).first().click();
  await page.waitForTimeout(1500);
  await page.evaluate(() => document.querySelector('.filters, .grid-bar, h2').scrollIntoView({ block: 'start' }));
};

const correcting = async page => {
  await page.goto('/cases/VP-2023-002', { waitUntil: 'networkidle' });
  await page.getByText('更正已发布的公告').click();
  await page.locator('a[href$="/correct"]').first().click();
  await page.waitForLoadState('networkidle');
};

const standing = async page => {
  await page.goto('/cases/VP-2023-001/shops', { waitUntil: 'networkidle' });
  await page.locator('tbody tr', { hasText: '参与中' }).locator('a').first().click();
  await page.waitForLoadState('networkidle');
  await page.locator('input[name=kind][value=SUSPEND]').check();
};

const pictures = [
  { name: 'review-desk', width: 1440, height: 620, as: 'msa-officer', open: refusing },
  { name: 'readme-public', width: 1440, height: 900, open: at('/') },
  { name: 'readme-programme', width: 390, height: 844, open: at('/programmes/lushan-2023') },
  { name: 'readme-overview', width: 1440, height: 900, as: 'commerce-officer', open: at('/cases/VP-2023-002') },
  { name: 'readme-review', width: 1440, height: 740, as: 'msa-officer', open: task('研判商户') },
  { name: 'readme-case', width: 1440, height: 900, as: 'commerce-officer', open: at('/cases/VP-2023-002?tab=DIAGRAM') },
  { name: 'readme-money', width: 1440, height: 900, as: 'qhfinance-officer', open: at('/cases/VP-2023-001/money') },
  { name: 'finance-statement', width: 1440, height: 900, as: 'qhfinance-officer', open: at('/cases/VP-2023-001/money') },
  { name: 'outreach-board', width: 1440, height: 900, as: 'qhculture-officer', open: at('/cases/VP-2023-001/outreach') },
  { name: 'heads-correction', width: 1440, height: 760, as: 'commerce-officer', open: correcting },
  { name: 'number-register', width: 1440, height: 760, as: 'qhculture-officer', open: at('/cases/VP-2023-001/numbers') },
  { name: 'heads-standing', width: 1440, height: 980, as: 'qhculture-officer', open: standing },
  { name: 'programme-register', width: 1440, height: 640, as: 'commerce-officer', open: at('/desk/programmes') },
  { name: 'supervision-1440', width: 1440, height: 900, as: 'discipline-officer', open: at('/supervision') },
  { name: 'supervision-opinions-1440', width: 1440, height: 900, as: 'discipline-officer', open: at('/supervision/VP-2023-002?tab=OPINIONS') },
  { name: 'finance-payments', width: 1440, height: 820, as: 'qhfinance-officer', open: to('/cases/VP-2023-001/money', '#book-drawdowns') },
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const { name, width, height, as, open } of pictures.filter(p => !wanted.length || wanted.includes(p.name))) {
  const context = await browser.newContext({ baseURL: address, viewport: { width, height }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  if (as) {
    await page.goto('/login');
    await page.locator(`.offices button[value="${as}"]`).click();
    await page.waitForURL('**/desk**');
  }
  await open(page);
  await page.screenshot({ path: `${folder}${name}.png` });
  console.log(name);
  await context.close();
}
await browser.close();
