import { expect, type Locator, type Page, test } from 'playwright/test';
import { axeFindings } from './support/axe';

async function openFigure(page: Page, lesson: string, name: string): Promise<Locator> {
  await page.goto(`/lessons/${lesson}`);
  const figure = page
    .locator('[data-directive="figure"]')
    .filter({ has: page.locator(`[data-name="${name}"]`) });
  await figure.scrollIntoViewIfNeeded();
  return figure;
}

/** Sets a slider to one end by keyboard. */
async function toEnd(figure: Locator, name: string, end: 'Home' | 'End') {
  const slider = figure.getByRole('slider', { name });
  await slider.focus();
  await slider.press(end);
}

/** Chooses a radio button by keyboard: from the chosen one with the arrow keys. */
async function choose(figure: Locator, group: string, name: string) {
  const radios = figure.getByRole('group', { name: group }).getByRole('radio');
  const chosen = radios.and(figure.locator(':checked'));
  await ((await chosen.count()) > 0 ? chosen : radios.first()).focus();
  const wanted = figure
    .getByRole('group', { name: group })
    .getByRole('radio', { name, exact: true });
  for (let i = 0; i < 4 && !(await wanted.isChecked()); i++) {
    await figure.page().keyboard.press('ArrowRight');
  }
  await expect(wanted).toBeChecked();
}

/** After a reload the figure says the same as before. */
async function restores(page: Page, figure: Locator, text: string | RegExp) {
  await page.reload();
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toContainText(text);
  const findings = await axeFindings(page);
  expect(findings).toEqual([]);
}

test('thread pool: 200 are turned away until threads do not wait, then the wait moves', async ({
  page,
}) => {
  const figure = await openFigure(page, 'sync-async', 'thread-pool');
  await expect(figure).toContainText('1,000 customers are served after 250 ms each');
  await expect(figure).toContainText('200 are turned away: the server is unavailable');
  await choose(figure, 'While it waits for the database, a thread is', 'free for others');
  await expect(figure).toContainText('Nobody is turned away');
  await expect(figure).toContainText('100 others');
  await toEnd(figure, 'Connections to the database', 'Home');
  await expect(figure).toContainText('of it in line for a connection');
  await toEnd(figure, 'Threads', 'Home');
  await expect(figure).toContainText(/are turned away: the server is/);
  await restores(page, figure, /are turned away: the server is/);
});

test('request: step by step in the request and through a queue', async ({ page }) => {
  const figure = await openFigure(page, 'nodes-and-requests', 'request');
  await expect(figure).toContainText('Step 1 of 4, at 0 ms');
  await figure.getByRole('button', { name: 'Next' }).focus();
  await page.keyboard.press('Enter');
  await expect(figure).toContainText('Standing still: browser and server');
  await choose(figure, 'The e-mail is sent', 'through a queue');
  for (let i = 0; i < 2; i++) await figure.getByRole('button', { name: 'Next' }).press('Enter');
  await expect(figure).toContainText('Step 4 of 8, at 21 ms');
  await expect(figure).toContainText('Nobody stands still');
  await restores(page, figure, 'Step 4 of 8, at 21 ms');
});

test('dead provider: an error in the request, a late e-mail through a queue', async ({ page }) => {
  const figure = await openFigure(page, 'sync-async', 'dead-provider');
  for (let i = 0; i < 3; i++) await figure.getByRole('button', { name: 'Next' }).press('Enter');
  await expect(figure).toContainText('Step 4 of 4, at 2.02 s. The browser shows an error');
  await choose(figure, 'The e-mail is sent', 'through a queue');
  await expect(figure).toContainText('Step 4 of 14, at 21 ms');
  for (let i = 0; i < 9; i++) await figure.getByRole('button', { name: 'Next' }).press('Enter');
  await expect(figure).toContainText('The e-mail is out, 13.5 s after the click');
  await toEnd(figure, 'E-mail service dead for', 'Home');
  await restores(page, figure, 'Step 10 of 10');
});

test('timeline and queue: sliders by keyboard', async ({ page }) => {
  const timeline = await openFigure(page, 'sync-async', 'timeline');
  await expect(timeline).toContainText('Sent together: blocked for 0 s, all answered after 6 s');
  await toEnd(timeline, 'Other side does', 'End');
  await expect(timeline).toContainText('Sent together: blocked for 0 s, all answered after 2 s');
  await toEnd(timeline, 'Calls', 'End');
  await expect(timeline).toContainText('blocked for 16 s');
  await restores(page, timeline, 'blocked for 16 s');
  const queue = await openFigure(page, 'queues-and-workers', 'queue');
  await expect(queue).toContainText('Utilisation 80 %. A request waits 40 ms on average');
  await expect(queue).toContainText('1 in 100 waits longer than 219 ms');
  await toEnd(queue, 'Arrivals', 'End');
  await expect(queue).toContainText('100 more a second come in than can be done');
  await page.goto('/lessons/queues-and-workers?rate=100');
  await queue.scrollIntoViewIfNeeded();
  await expect(queue).toContainText('Just as much comes in as can be done');
});

test('the text of a figure is folded until it is asked for, by keyboard and without scripts', async ({
  page,
  browser,
}) => {
  const figure = await openFigure(page, 'sync-async', 'timeline');
  await expect(figure).toContainText('all answered after 6 s');
  const words = page.getByText('three calls of 2 s, one after the other');
  await expect(words).toBeHidden();
  await figure.locator('xpath=following-sibling::details[1]').locator('summary').press('Enter');
  await expect(words).toBeVisible();
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(page.url());
  await still.locator('details', { hasText: 'three calls of 2 s' }).locator('summary').click();
  await expect(still.getByText('three calls of 2 s, one after the other')).toBeVisible();
  await plain.close();
});

test('sorting board: one card at a time, by click, key or drag, each with its reason', async ({
  page,
}) => {
  const figure = await openFigure(page, 'communication-patterns', 'sorting');
  await expect(figure).toContainText('0 of 8 sorted, 0 right');
  await figure.getByRole('button', { name: 'It depends' }).click();
  await expect(figure).toContainText('✓ Right. Request and response.');
  await figure.getByRole('button', { name: 'Both' }).focus();
  await page.keyboard.press('Enter');
  await expect(figure).toContainText('✓ Right. Message queue. Between the two services');
  await page.keyboard.press('1');
  await expect(figure).toContainText('⚠ Not synchronous: it depends. Publish and subscribe.');
  await figure
    .getByText('Polling and long polling')
    .dragTo(figure.getByRole('button', { name: 'Synchronous', exact: true }));
  await expect(figure).toContainText('4 of 8 sorted, 3 right');
  await figure.getByRole('button', { name: 'Both' }).focus();
  for (const key of ['3', '2', '1', '2']) await page.keyboard.press(key);
  await expect(figure).toContainText('All sorted: 7 of 8 where they belong.');
  await restores(page, figure, 'All sorted: 7 of 8');
  await figure.getByRole('button', { name: 'Start again' }).press('Enter');
  await expect(figure).toContainText('0 of 8 sorted');
});

test('dinner party: the telephone keeps the host, the message does not', async ({ page }) => {
  const figure = await openFigure(page, 'sync-async', 'dinner');
  await expect(figure).toContainText('By telephone: busy for 20 min, all answers after 20 min');
  await expect(figure).toContainText('By group message: busy for 10 s, all answers after 60 min');
  await figure.getByRole('slider', { name: 'Guest 4 looks for a calendar' }).press('ArrowRight');
  await restores(page, figure, 'On the telephone 6 guests wait behind that calendar');
});

test('freshness: polling pays in requests, an open line in lines', async ({ page }) => {
  const figure = await openFigure(page, 'communication-patterns', 'freshness');
  await expect(figure).toContainText('Polling every 6 s; 99 % of the answers');
  await expect(figure).toContainText('1,667 requests/s');
  await expect(figure).toContainText('17 messages/s');
  await expect(figure).toContainText('10,000 open lines');
  await toEnd(figure, 'Seen late by', 'End');
  await expect(figure).toContainText('83 requests/s');
  await restores(page, figure, 'Polling every 120 s');
});

test('checkout: sorting makes 2.45 s of 3.65 s and survives a dead e-mail service', async ({
  page,
}) => {
  const figure = await openFigure(page, 'the-critical-path', 'checkout');
  await expect(figure).toContainText('The customer waits 3.65 s');
  await choose(figure, 'The e-mail service is', 'dead for half a minute');
  await expect(figure).toContainText('28 of 60 orders fail: those whose e-mail is due');
  await expect(figure).toContainText('All of these customers have been charged');
  await choose(figure, 'Steps in the request run', 'together where they can');
  await expect(figure).toContainText('The customer waits 2.8 s. ⚠ 28 of 60 orders fail');
  await choose(figure, 'Steps in the request run', 'one after the other');
  for (const step of ['send the e-mail', 'write to analytics', 'notify the warehouse']) {
    await figure.getByRole('checkbox', { name: step }).press('Space');
  }
  await expect(figure).toContainText('The customer waits 2.45 s. None of 60 orders fails');
  await figure.getByRole('checkbox', { name: 'charge the card' }).press('Space');
  await expect(figure).toContainText('Said too early: customers whose card is declined');
  await restores(page, figure, 'Said too early');
});

test('conversation: two queues outlast a payment service that is down', async ({ page }) => {
  const figure = await openFigure(page, 'queues-and-workers', 'conversation');
  await expect(figure).toContainText('A customer waits 845 ms. None of 60 orders fails.');
  await choose(figure, 'The payment service is', 'down for 10 s');
  await expect(figure).toContainText('20 of 60 orders fail');
  await choose(figure, 'Order and payment talk', 'through two queues');
  await expect(figure).toContainText('A customer waits 21 ms');
  await restores(page, figure, 'Up to 22 messages lay in the queue “wanted”');
});

test('delivery: what a killed worker loses and doubles', async ({ page }) => {
  const figure = await openFigure(page, 'delivery-guarantees', 'delivery');
  await expect(figure).toContainText('0 twice and ⚠ 4 never');
  await expect(figure).toContainText('It died with 10 in hand, acknowledged already: 4 of them');
  await choose(figure, 'The worker acknowledges', 'after the work');
  await expect(figure).toContainText('⚠ 6 twice and 0 never');
  await choose(figure, 'Each message carries', 'an idempotency key');
  await expect(figure).toContainText('100 took effect once, 0 twice and 0 never');
  await restores(page, figure, '100 took effect once');
});

test('fan-out and callback: who hears of what, and how many lines are held', async ({ page }) => {
  const fanOut = await openFigure(page, 'callbacks-and-fan-out', 'fan-out');
  await expect(fanOut).toContainText('A visitor waits 1.25 s');
  await choose(fanOut, 'The CRM is', 'down for the first 20 s');
  await expect(fanOut).toContainText(
    '48 visitors see an error, and all of them get the welcome e-mail',
  );
  await choose(fanOut, 'The registration tells the three by', 'a topic and three queues');
  await expect(fanOut).toContainText(
    'CRM: told of 90 of 90, 90 of them after it was back; up to 51 lay in its queue',
  );
  const callback = page
    .locator('[data-directive="figure"]')
    .filter({ has: page.locator('[data-name="callback"]') });
  await callback.scrollIntoViewIfNeeded();
  await expect(callback).toContainText('= 1,000 slots');
  await expect(callback).toContainText('= 14 slots');
  await expect(callback).toContainText('= 35 slots');
  await toEnd(callback, 'The bank needs', 'End');
  await expect(callback).toContainText('= 6,000 slots');
  await restores(page, callback, '= 6,000 slots');
  await fanOut.scrollIntoViewIfNeeded();
  await expect(fanOut).toContainText('CRM: told of 90 of 90');
});

test('log lines: a call makes users wait, memory dies, a small queue turns away', async ({
  page,
}) => {
  const figure = await openFigure(page, 'choosing', 'log-lines');
  await expect(figure).toContainText('answered within 27 ms');
  await choose(figure, 'The log store is', '250 times slower');
  await expect(figure).toContainText('24 of 595 users see an error');
  await choose(figure, 'The line is', "in a worker's memory");
  await choose(figure, 'The log store is', 'slower, and the writer dies');
  await expect(figure).toContainText('132 requests were answered and have no line');
  await choose(figure, 'The line is', 'in a queue');
  await expect(figure).toContainText('Every request that was answered has its line');
  await expect(figure).toContainText('Up to 175 lines lay in the queue');
  await choose(figure, 'The line is', 'in a queue for 100');
  await restores(page, figure, '75 of 595 users see an error');
});

test('positions: all fall behind, recent ones leave some out, the latest do neither', async ({
  page,
}) => {
  const figure = await openFigure(page, 'delivery-guarantees', 'positions');
  await expect(figure).toContainText('903 of 903 positions are shown');
  await expect(figure).toContainText('26.1 s');
  await choose(figure, 'The queue keeps', 'none older than 3 s');
  await expect(figure).toContainText('13.4 s');
  await choose(figure, 'The queue keeps', 'the latest of each courier');
  await expect(figure).toContainText('3.01 s');
  await choose(figure, 'The map shows', '20 a second throughout');
  await restores(page, figure, '890 of 903 positions are shown');
});

test('cache: room spares the database, age has its price, and what is forgotten is asked for again', async ({
  page,
}) => {
  const figure = await openFigure(page, 'caches', 'cache');
  await expect(figure).toContainText('58 % of the visits are answered from memory');
  await expect(figure).toContainText('84 calls a second come to the database, of 200');
  await choose(figure, 'What is held', 'is asked for again after 2 s');
  await expect(figure).toContainText('55 % of the visits');
  await choose(figure, 'What is held', 'is gone after 15 s');
  await figure.getByLabel('Room for').fill('400');
  await restores(page, figure, '77 % of the visits');
});

test('copies: makers who read from the original see their change, however late the copy is', async ({
  page,
}) => {
  const figure = await openFigure(page, 'replicas', 'copies');
  await expect(figure).toContainText('calls a second come to the original, of 200');
  await choose(figure, 'From the copy reads', 'everyone');
  await expect(figure).toContainText('100 % of the makers do not see their own change');
  await choose(figure, 'From the copy reads', 'everyone but the makers');
  await toEnd(figure, 'The copy is behind by', 'End');
  await restores(page, figure, '0 % of the makers do not see their own change');
});

test('balancer: a slow service falls behind in turn, and not where the least busy is next', async ({
  page,
}) => {
  const figure = await openFigure(page, 'nodes-and-requests', 'balancer');
  await expect(figure).toContainText('The line of the second grows');
  await choose(figure, 'Next is', 'the least busy');
  await expect(figure).toContainText(/within 313\sms/);
  await figure.getByLabel('The second takes').fill('4');
  await restores(page, figure, 'the first gets 77, the second 23');
});

test('storm: retries keep it going without its cause, and a short line ends it', async ({
  page,
}) => {
  const figure = await openFigure(page, 'retries', 'storm');
  await expect(figure).toContainText('hardly a page is shown in time');
  await figure.getByLabel('Each failed call is made again').fill('0');
  await expect(figure).toContainText('7 s after the database has become well');
  await figure.getByLabel('Each failed call is made again').fill('5');
  await choose(figure, 'And the site has', 'a short line');
  await restores(page, figure, 'Pages are shown in time again at once');
});

test('shards: a hot key fills one of them, and larger ones help where more do not', async ({
  page,
}) => {
  const figure = await openFigure(page, 'replicas', 'shards');
  await expect(figure).toContainText('The busiest of 8 shards gets 14 %');
  await choose(figure, 'The customers', 'are a few large and many small ones');
  await expect(figure).toContainText('gets no answer before the end');
  await figure.getByLabel('Each with').fill('2');
  await restores(page, figure, 'written within 26 ms');
});

test('scale-out: backlog shows how far behind it is, and a slow start is late and dear', async ({
  page,
}) => {
  const figure = await openFigure(page, 'scaling-out', 'scale-out');
  await expect(figure).toContainText('the line is not empty');
  await choose(figure, 'The workers are', 'always 22');
  await expect(figure).toContainText('110 replica-minutes');
  await choose(figure, 'The workers are', 'more by busy slots');
  await expect(figure).toContainText('67 s after the sale');
  await choose(figure, 'The workers are', 'more by backlog');
  await expect(figure).toContainText('10 s after the sale');
  await figure.getByLabel('A replica takes work after').fill('60');
  await restores(page, figure, '50 s after the sale');
});
