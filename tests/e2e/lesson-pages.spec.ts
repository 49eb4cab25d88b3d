import { expect, test } from 'playwright/test';
import { axeFindings } from './support/axe';

test.use({ viewport: { width: 390, height: 844 } });

test('a phone walks through all ten lessons: figures, contents, quiz and mission, nothing wider than the screen', async ({
  page,
}) => {
  test.slow();
  await page.goto('/lessons');
  await page.getByRole('link', { name: /Nodes and requests/ }).click();
  for (let lesson = 1; lesson <= 10; lesson++) {
    await expect(page.getByText(new RegExp(`^Lesson ${lesson} · \\d+ min`))).toBeVisible();
    const contents = page.locator('details', { hasText: 'On this page' });
    await contents.locator('summary').press('Enter');
    await contents.getByRole('link').nth(1).click();
    await expect(page).toHaveURL(/#[a-z0-9-]+$/);

    for (const figure of await page.locator('[data-directive="figure"]').all()) {
      await figure.scrollIntoViewIfNeeded();
      await expect(figure.getByText('The figure is on its way')).toHaveCount(0);
    }
    const wide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.table-box, pre')]
        .filter((element) => element.scrollWidth > element.clientWidth)
        .map((element) => element.textContent?.slice(0, 60)),
    );
    expect(wide, `lesson ${lesson}`).toEqual([]);
    expect(await axeFindings(page), `lesson ${lesson}`).toEqual([]);

    const practise = page.getByRole('region', { name: 'Practise this' });
    await expect(practise.getByRole('link', { name: /^Quiz: \d+ questions$/ })).toBeVisible();
    await expect(practise.locator('a[href^="/missions/"]').first()).toBeVisible();
    if (lesson < 10) {
      await page.getByRole('navigation', { name: 'Lessons' }).getByRole('link').last().click();
    }
  }
});
