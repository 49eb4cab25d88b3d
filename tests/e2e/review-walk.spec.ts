import { type Browser, expect, type Page, test } from 'playwright/test';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { newsletterDesign } from '../support/designs';
import { redraw } from '../support/redraw';
import { axeFindings } from './support/axe';
import { ADMIN, INSTRUCTOR, register, signIn } from './support/people';

test.use({ timezoneId: 'UTC' });

const GIVEN = { given: [{ id: 'admin' }, { id: 'email-provider' }] } as never;

/** A stored design as somebody else would have drawn it: other ids, places and names. */
function drawnBy(name: string, design: string): Diagram {
  const drawn = newsletterDesign(design);
  const { diagram, ids } = redraw(GIVEN, drawn, name);
  const places = new Map(drawn.components.map(({ id, position }) => [ids.get(id), position]));
  const components = diagram.components.map((one) => ({
    ...one,
    position: places.get(one.id) ?? one.position,
    ...(/^(admin|email-provider)$/.test(one.id) ? {} : { label: `${one.label} of ${name}` }),
  }));
  return { ...diagram, components };
}

async function newLearner(browser: Browser, link: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await register(page, new URL(link).pathname);
  await page.getByRole('button', { name: 'Join the class' }).click();
  await expect(page.getByText('A newsletter for a million readers').first()).toBeVisible();
  return page;
}

/** Hands a design in and waits for its grade; gives the id of the submission. */
async function handIn(page: Page, diagram: Diagram): Promise<string> {
  const answer = await page.request.post('/api/missions/newsletter/submissions', {
    data: { idempotencyKey: crypto.randomUUID(), diagram },
  });
  expect(answer.status()).toBe(202);
  const { id } = (await answer.json()) as { id: string };
  const state = async () =>
    ((await (await page.request.get(`/api/submissions/${id}/state`)).json()) as { state: string })
      .state;
  await expect.poll(state, { timeout: 120_000 }).toBe('graded');
  return id;
}

test('one word reaches all who made the same mistake, now and later, and leaves with who mends it', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  await signIn(page, INSTRUCTOR, '/teach');
  await page.getByLabel('Name').fill('Said once');
  await page.getByRole('button', { name: 'Create the class' }).click();
  const link =
    (await page.locator('section[aria-label="Joining"] .font-mono').last().textContent()) ?? '';
  await page.getByRole('navigation', { name: 'Class' }).getByText('Assignments').click();
  await page.getByLabel('A newsletter for a million readers', { exact: true }).check();
  await page.getByRole('button', { name: 'Set to the class' }).click();
  await expect(page.getByText('Set to the class.', { exact: true })).toBeVisible();

  const names = ['Ana', 'Ben', 'Cleo'];
  const learners: Page[] = [];
  const ids: string[] = [];
  for (const name of names) {
    const learner = await newLearner(browser, link);
    ids.push(await handIn(learner, drawnBy(name, 'wrong/synchronous-loop')));
    learners.push(learner);
  }

  // Three alike designs are one group, and one text does for all.
  await page.getByRole('link', { name: 'A newsletter for a million readers' }).first().click();
  await page.getByRole('link', { name: 'Alike designs, and what they share' }).click();
  await page.getByRole('link', { name: '3 learners' }).click();
  await expect(page).toHaveURL(/\/alike\/[0-9a-f-]+$/);
  const group = page.url();
  const text = 'A million calls inside <b>one</b> request. Where could they wait?';
  await page.getByLabel('New comment').fill(text);
  await page.getByLabel('About').selectOption({ label: 'Service' });
  await page.getByLabel('Keep this text for the mission').check();
  await page.getByRole('button', { name: 'Say it to all 3' }).click();
  await expect(page.getByRole('article', { name: 'Comment 1' })).toContainText(text);
  await expect(page.getByRole('region', { name: 'Kept texts' })).toContainText(text);
  expect(await axeFindings(page)).toEqual([]);

  const sees = async (learner: Page, id: string, name: string) => {
    await learner.goto('/home');
    await expect(learner.getByRole('button', { name: /, 1 unread/ })).toBeVisible();
    await learner.goto('/inbox');
    await learner.getByRole('link', { name: text }).click();
    await expect(learner).toHaveURL(new RegExp(`/submissions/${id}#talk-`));
    await expect(learner.getByRole('article', { name: 'Comment 1' })).toContainText(text);
    const mark = learner.getByRole('link', { name: `Comment 1 on Campaign API of ${name}` });
    await expect(mark.first()).toBeAttached();
    // Read is read.
    await expect(learner.getByRole('button', { name: /^Account of Robin Test$/ })).toBeVisible();
    await learner.goto('/inbox');
    await expect(learner.getByText('new', { exact: true })).toHaveCount(0);
  };
  for (const [n, learner] of learners.entries()) await sees(learner, ids[n] ?? '', names[n] ?? '');

  // A fourth hands in the same, finds it too, also on the canvas, and asks.
  const fourth = await newLearner(browser, link);
  const wrong = await handIn(fourth, drawnBy('Dan', 'wrong/synchronous-loop'));
  await sees(fourth, wrong, 'Dan');
  await fourth.goto('/missions/newsletter');
  await expect(fourth.getByRole('region', { name: 'Comments' })).toContainText(text);
  await fourth.goto(`/submissions/${wrong}`);
  await fourth.getByRole('button', { name: 'Question this verdict' }).first().click();
  await fourth.getByLabel('What do you doubt about it?').fill('x'.repeat(10_001));
  await fourth.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(fourth.getByRole('alert').first()).toContainText(
    'This text has more than 10,000 characters.',
  );
  await fourth.getByLabel('What do you doubt about it?').fill('Is that limit meant per call?');
  await fourth.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(fourth.getByRole('article', { name: 'Comment 2' })).toContainText(
    'Is that limit meant per call?',
  );
  expect(await axeFindings(fourth)).toEqual([]);

  // The question waits in the queue with its verdict; the answer is news.
  const root = group.replace(/\/alike\/.*/, '/review');
  await page.goto(root);
  await expect(page.getByText('Nothing waits.')).toBeVisible();
  await page.getByRole('link', { name: 'Questions' }).click();
  await page.getByRole('link', { name: 'Robin Test' }).click();
  const asked = page.getByRole('article', { name: 'Comment 2' });
  await expect(asked).toContainText('waits for an answer');
  await asked.getByRole('button', { name: 'Answer' }).click();
  await asked.getByLabel('Answer').fill('Per call, yes.');
  await asked.getByRole('button', { name: 'Send' }).click();
  await expect(asked).not.toContainText('waits for an answer');
  await fourth.goto('/home');
  await expect(fourth.getByRole('button', { name: /, 1 unread/ })).toBeVisible();
  await fourth.goto(`/submissions/${wrong}`);
  const answered = fourth.getByRole('article', { name: 'Comment 2' });
  await expect(answered).toContainText('Per call, yes.');
  await answered.getByRole('button', { name: 'Settled' }).click();
  await expect(answered.getByRole('button', { name: 'Open it again' })).toBeVisible();

  // J and K go through the queue; what was begun for one is not there for the next; a digit inserts what was kept.
  await page.goto(`${root}?show=all`);
  await page.getByRole('link', { name: 'Robin Test' }).first().click();
  await expect(page.getByText('1 of 4', { exact: true })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.locator('body').press('1');
  await expect(page.getByLabel('New comment')).toHaveValue(text);
  await page.getByLabel('New comment').blur();
  for (const [n, key] of [...'jjjkkj'].entries()) {
    const place = [2, 3, 4, 3, 2, 3][n];
    await page.locator('body').press(key);
    await expect(page.getByText(`${place} of 4`, { exact: true })).toBeVisible();
    await expect(page.getByLabel('New comment')).toHaveValue('');
    const name = ['', ...names, 'Dan'][place ?? 0];
    const body = page.locator('#main');
    await expect(body).toContainText(`Campaign API of ${name}`);
    for (const other of [...names, 'Dan'].filter((one) => one !== name)) {
      await expect(body).not.toContainText(`of ${other}`);
    }
  }

  // On the canvas it can be changed and run, and leaves nothing behind.
  await page.getByRole('link', { name: 'Open on the canvas' }).click();
  await expect(page.getByText('To try out: nothing is kept')).toBeVisible();
  await page
    .getByText(/^Campaign API of/)
    .first()
    .click();
  await page.locator('body').press('Delete');
  await expect(page.getByText(/^Campaign API of/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByLabel('Figures of the run')).toBeVisible();
  await page.getByRole('link', { name: 'Back to the review' }).click();
  await expect(page.getByText('3 of 4', { exact: true })).toBeVisible();
  await page.goto('/missions/newsletter');
  await expect(page.getByText('Kept in this browser').or(page.getByText('Saved'))).toBeVisible();
  await expect(page.getByText(/^Campaign API of/)).toHaveCount(0);

  // Who mends the design loses the word, on every page.
  const right = await handIn(fourth, drawnBy('Dan', 'solutions/simple'));
  await fourth.goto(`/submissions/${right}`);
  await expect(fourth.getByRole('region', { name: 'Comments' })).toContainText('Nothing yet.');
  await fourth.goto('/inbox');
  await expect(fourth.getByText('Per call, yes.')).toBeVisible();
  await expect(fourth.getByText('A million calls')).toHaveCount(0);
  await page.goto(group);
  await expect(page.getByRole('heading', { name: '3 learners' })).toBeVisible();

  // Points by hand with a reason stand beside the automatic ones.
  const ana = learners[0] as Page;
  await page.goto(`${root}/${ids[0]}?show=all`);
  await page.getByRole('button', { name: 'Set points by hand' }).click();
  await page.getByLabel('Points, of 100').fill('55');
  await page.getByLabel('Reason, for the learner').fill('The idea was right');
  await page.getByRole('button', { name: 'Save the points' }).click();
  const points = page.getByRole('region', { name: 'Points' });
  await expect(points).toContainText('By hand: 55 of 100');
  await expect(points).toContainText('Automatic: 18 of 100');
  await ana.goto(`/submissions/${ids[0]}`);
  await expect(ana.getByRole('region', { name: 'Points by hand' })).toContainText(
    'The idea was right',
  );

  // A word on an instant of a run, beside somebody else who has the same open.
  const admin = await (await browser.newContext()).newPage();
  await signIn(admin, ADMIN);
  await admin.goto(page.url());
  await expect(admin.getByText('Ira Instructor has this open too.')).toBeVisible();
  await expect(page.getByText('Ada Admin has this open too.')).toBeVisible({ timeout: 30_000 });
  await admin.context().close();
  await page.getByLabel('New comment').fill('Watch the queue of calls here.');
  await page.getByLabel('About').selectOption({ label: 'an instant of a run …' });
  await page.getByLabel('Second').fill('1.5');
  await page.getByLabel('To', { exact: true }).selectOption({ label: 'Robin Test only' });
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Say it', exact: true }).click();
  await expect(page.getByRole('article', { name: 'Comment 2' })).toContainText(/1\.5.s into “/);
  await ana.reload();
  await expect(ana.getByRole('article', { name: 'Comment 2' })).toContainText(/1\.5.s into “/);

  // An item of a rubric holds where it is ticked, and weighs the same for everybody who has it.
  await page.goto(root.replace(/\/review$/, ''));
  await page.getByRole('button', { name: 'Add an item' }).click();
  await page.getByLabel('Item 1', { exact: true }).fill('Says what is lost');
  await page.getByLabel('Points of item 1').fill('-3');
  await page.getByRole('button', { name: 'Save the rubric' }).click();
  await expect(page.getByText('Saved. No result has other points.')).toBeVisible();
  const beth = learners[1] as Page;
  await page.goto(`${root}/${ids[1]}?show=all`);
  await page.getByLabel('Says what is lost').check();
  await expect(page.getByText('Together −3 points.')).toBeVisible();
  await page.getByRole('link', { name: 'Change it', exact: true }).click();
  await page.getByLabel('Points of item 1').fill('-2');
  await expect(page.getByText('changes the points of up to 1 design')).toBeVisible();
  await page.getByRole('button', { name: 'Save the rubric' }).click();
  await expect(page.getByText('Saved. 1 result has other points now.')).toBeVisible();
  await beth.goto(`/submissions/${ids[1]}`);
  await expect(beth.getByRole('region', { name: /^Rubric of/ })).toContainText('−2');

  // Released by hand, all of it is a draft until somebody does.
  await page.goto(root.replace(/\/review$/, ''));
  await page.getByText('Points, tries, being late').click();
  await page.getByLabel('Learners see points and comments').selectOption('byHand');
  await page.getByLabel('Review without the names of learners').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved. Every result follows the new terms.')).toBeVisible();
  await ana.reload();
  await expect(ana.getByRole('region', { name: 'Comments' })).toContainText('Nothing yet.');
  await expect(ana.getByRole('region', { name: 'Points by hand' })).toHaveCount(0);
  await page.goto(`${root}?show=all`);
  await expect(page.getByRole('link', { name: /^Learner [0-9A-F]{5}$/ })).toHaveCount(4);
  await expect(page.getByText('Robin Test')).toHaveCount(0);
  await page.getByRole('button', { name: 'Release to the class' }).click();
  await expect(page.getByText('Learners see their points and comments')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await ana.reload();
  await expect(ana.getByRole('region', { name: 'Points by hand' })).toBeVisible();
  await expect(ana.getByRole('article', { name: 'Comment 1' })).toContainText(text);
  for (const learner of [...learners, fourth]) await learner.context().close();
});
