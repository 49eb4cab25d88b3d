import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/server/db';
import { becomePerson, makePerson, withDatabase } from '../../support/database';
import { becomeVisitor } from '../../support/request';
import { actionFiles } from '../../support/surface';

withDatabase();
beforeEach(becomeVisitor);

type Action = (input: unknown) => Promise<{ ok: boolean; code?: string }>;

/** Every action, with what it answers to a visitor and to a learner who send nonsense. */
const EXPECTED: Record<string, [visitor: string, learner: string]> = {
  'app/account/actions.ts changeEmailAction': ['signed-out', 'invalid'],
  'app/account/actions.ts changeNameAction': ['signed-out', 'invalid'],
  'app/account/actions.ts deleteAccountAction': ['signed-out', 'invalid'],
  'app/account/actions.ts mayExportAction': ['signed-out', 'invalid'],
  'app/account/actions.ts changePasswordAction': ['signed-out', 'invalid'],
  'app/account/actions.ts confirmPasswordAction': ['signed-out', 'invalid'],
  'app/account/actions.ts disconnectAction': ['signed-out', 'invalid'],
  'app/account/actions.ts joinCohortAction': ['signed-out', 'invalid'],
  'app/account/actions.ts leaveCohortAction': ['signed-out', 'invalid'],
  'app/account/actions.ts sendConfirmationAction': ['signed-out', 'invalid'],
  'app/account/second-factor/actions.ts beginAction': ['signed-out', 'forbidden'],
  'app/account/actions.ts chooseNewsAction': ['signed-out', 'invalid'],
  'app/account/second-factor/actions.ts confirmAction': ['signed-out', 'forbidden'],
  'app/account/second-factor/actions.ts renewAction': ['signed-out', 'invalid'],
  'app/account/second-factor/actions.ts switchOffAction': ['signed-out', 'invalid'],
  'app/account/sessions/actions.ts endSessionAction': ['signed-out', 'invalid'],
  'app/account/sessions/actions.ts signOutEverywhereAction': ['signed-out', 'invalid'],
  'app/admin/jobs/actions.ts retryAction': ['signed-out', 'forbidden'],
  'app/admin/people/actions.ts changePersonAction': ['signed-out', 'forbidden'],
  'app/admin/people/actions.ts inviteAction': ['signed-out', 'forbidden'],
  'app/admin/people/actions.ts makePersonResetLinkAction': ['signed-out', 'forbidden'],
  'app/confirm/[token]/actions.ts confirmEmailAction': ['invalid', 'invalid'],
  'app/forgot/actions.ts forgotAction': ['invalid', 'invalid'],
  'app/home/actions.ts weekAction': ['signed-out', 'invalid'],
  'app/inbox/actions.ts askAction': ['signed-out', 'invalid'],
  'app/inbox/actions.ts readAction': ['signed-out', 'invalid'],
  'app/inbox/actions.ts replyAction': ['signed-out', 'invalid'],
  'app/inbox/actions.ts resolveAction': ['signed-out', 'invalid'],
  'app/inbox/actions.ts seenRegradeAction': ['signed-out', 'invalid'],
  'app/inbox/actions.ts talkAction': ['signed-out', 'invalid'],
  'app/inbox/actions.ts withdrawAction': ['signed-out', 'invalid'],
  'app/inbox/stop/[token]/actions.ts stopNewsAction': ['invalid', 'invalid'],
  'app/interview/actions.ts actFromSeatAction': ['signed-out', 'invalid'],
  'app/interview/actions.ts actInRoundAction': ['signed-out', 'invalid'],
  'app/interview/actions.ts dismissInterviewerAction': ['signed-out', 'invalid'],
  'app/interview/actions.ts inviteInterviewerAction': ['signed-out', 'invalid'],
  'app/interview/actions.ts joinAsInterviewerAction': ['signed-out', 'invalid'],
  'app/interview/actions.ts leaveInterviewAction': ['signed-out', 'invalid'],
  'app/interview/actions.ts swapRolesAction': ['signed-out', 'invalid'],
  'app/interview/actions.ts beginRoundAction': ['signed-out', 'invalid'],
  'app/interview/actions.ts roundStageAction': ['signed-out', 'invalid'],
  'app/invitation/[token]/actions.ts acceptInvitationAction': ['invalid', 'invalid'],
  'app/lessons/actions.ts syncReadingAction': ['signed-out', 'invalid'],
  'app/missions/[slug]/actions.ts addPointAction': ['signed-out', 'invalid'],
  'app/missions/[slug]/actions.ts listPointsAction': ['signed-out', 'invalid'],
  'app/missions/[slug]/actions.ts loadPointAction': ['signed-out', 'invalid'],
  'app/missions/[slug]/actions.ts loadPredictionsAction': ['signed-out', 'invalid'],
  'app/missions/[slug]/actions.ts missionHintAction': ['invalid', 'invalid'],
  'app/missions/[slug]/actions.ts removePointAction': ['signed-out', 'invalid'],
  'app/missions/[slug]/actions.ts savePredictionAction': ['signed-out', 'invalid'],
  'app/missions/[slug]/solutions/actions.ts giveUpAction': ['signed-out', 'invalid'],
  'app/missions/actions.ts standingAction': ['invalid', 'invalid'],
  'app/quizzes/[slug]/actions.ts answerAction': ['invalid', 'invalid'],
  'app/quizzes/[slug]/actions.ts finishAction': ['invalid', 'invalid'],
  'app/quizzes/[slug]/actions.ts hintAction': ['invalid', 'invalid'],
  'app/quizzes/[slug]/actions.ts startAction': ['invalid', 'invalid'],
  'app/register/actions.ts registerAction': ['invalid', 'invalid'],
  'app/reset/[token]/actions.ts resetPasswordAction': ['invalid', 'invalid'],
  'app/review/actions.ts answerAction': ['signed-out', 'invalid'],
  'app/review/actions.ts gradeAction': ['signed-out', 'invalid'],
  'app/review/actions.ts openAction': ['signed-out', 'invalid'],
  'app/review/actions.ts undoAction': ['signed-out', 'invalid'],
  'app/submissions/[id]/actions.ts explainAction': ['signed-out', 'invalid'],
  'app/submissions/[id]/actions.ts makeShareLinkAction': ['signed-out', 'invalid'],
  'app/submissions/[id]/actions.ts revokeShareLinkAction': ['signed-out', 'invalid'],
  'app/classes/actions.ts endCalendarAction': ['signed-out', 'invalid'],
  'app/classes/actions.ts joinClassAction': ['signed-out', 'invalid'],
  'app/classes/actions.ts leaveClassAction': ['signed-out', 'invalid'],
  'app/classes/actions.ts makeCalendarAction': ['signed-out', 'invalid'],
  'app/classes/actions.ts takePlaceAction': ['signed-out', 'invalid'],
  'app/teach/actions.ts createCohortAction': ['signed-out', 'forbidden'],
  'app/teach/actions.ts makeResetLinkAction': ['signed-out', 'forbidden'],
  'app/teach/actions.ts setCohortPremiumAction': ['signed-out', 'forbidden'],
  // What somebody may do with a class is their membership's to say: tests/integration/any-database/class-roles.test.ts.
  'app/teach/cohorts/[id]/actions.ts archiveCohortAction': ['signed-out', 'invalid'],
  'app/teach/cohorts/[id]/actions.ts changeAssignmentAction': ['signed-out', 'invalid'],
  'app/teach/cohorts/[id]/actions.ts changeCohortAction': ['signed-out', 'invalid'],
  'app/teach/cohorts/[id]/actions.ts changeJoiningAction': ['signed-out', 'invalid'],
  'app/teach/cohorts/[id]/actions.ts chooseStaffAction': ['signed-out', 'invalid'],
  'app/teach/cohorts/[id]/actions.ts confirmClaimAction': ['signed-out', 'invalid'],
  'app/teach/cohorts/[id]/actions.ts deleteCohortAction': ['signed-out', 'invalid'],
  'app/teach/cohorts/[id]/actions.ts extendAction': ['signed-out', 'invalid'],
  'app/teach/cohorts/[id]/actions.ts makePlaceLinksAction': ['signed-out', 'invalid'],
  'app/teach/cohorts/[id]/actions.ts removeAssignmentAction': ['signed-out', 'invalid'],
  'app/teach/cohorts/[id]/actions.ts removeExpectedAction': ['signed-out', 'invalid'],
  'app/teach/cohorts/[id]/actions.ts removeMemberAction': ['signed-out', 'invalid'],
  'app/teach/cohorts/[id]/actions.ts setAssignmentsAction': ['signed-out', 'invalid'],
  'app/teach/cohorts/[id]/assignments/[assignment]/regrade/actions.ts applyRegradeAction': [
    'signed-out',
    'invalid',
  ],
  'app/teach/cohorts/[id]/assignments/[assignment]/regrade/actions.ts cancelRegradeAction': [
    'signed-out',
    'invalid',
  ],
  'app/teach/cohorts/[id]/assignments/[assignment]/regrade/actions.ts startRegradeAction': [
    'signed-out',
    'invalid',
  ],
  'app/teach/cohorts/[id]/assignments/[assignment]/regrade/actions.ts undoRegradeAction': [
    'signed-out',
    'invalid',
  ],
  'app/teach/cohorts/[id]/assignments/[assignment]/review/actions.ts commentAction': [
    'signed-out',
    'invalid',
  ],
  'app/teach/cohorts/[id]/assignments/[assignment]/review/actions.ts forgetTextAction': [
    'signed-out',
    'invalid',
  ],
  'app/teach/cohorts/[id]/assignments/[assignment]/review/actions.ts givePointsAction': [
    'signed-out',
    'invalid',
  ],
  'app/teach/cohorts/[id]/assignments/[assignment]/review/actions.ts pickItemAction': [
    'signed-out',
    'invalid',
  ],
  'app/teach/cohorts/[id]/assignments/[assignment]/review/actions.ts saveRubricAction': [
    'signed-out',
    'invalid',
  ],
  'app/teach/cohorts/[id]/assignments/[assignment]/review/actions.ts releaseAction': [
    'signed-out',
    'invalid',
  ],
  'app/teach/cohorts/[id]/assignments/[assignment]/review/actions.ts keepOpenAction': [
    'signed-out',
    'invalid',
  ],
  'app/teach/cohorts/[id]/assignments/[assignment]/review/actions.ts markAction': [
    'signed-out',
    'invalid',
  ],
};

async function actions(): Promise<[string, Action][]> {
  const modules = import.meta.glob<Record<string, Action>>('/app/**/actions.ts');
  const found = await Promise.all(
    actionFiles().map(async (file) => {
      const load = modules[`/${file}`];
      if (load === undefined) throw new Error(`${file} was not found by the bundler`);
      return Object.entries(await load()).map(([name, run]): [string, Action] => [
        `${file} ${name}`,
        run,
      ]);
    }),
  );
  return found.flat().sort(([a], [b]) => (a < b ? -1 : 1));
}

describe('server actions', () => {
  it('are all named here, so that none goes unchecked', async () => {
    expect((await actions()).map(([name]) => name)).toEqual(Object.keys(EXPECTED).sort());
  });

  it('check who calls before they look at the input', async () => {
    for (const [name, run] of await actions()) {
      const result = await run({ nonsense: true });
      expect([name, result.code]).toEqual([name, EXPECTED[name]?.[0]]);
    }
  });

  it('check the role, and the input strictly', async () => {
    await becomePerson(await makePerson());
    for (const [name, run] of await actions()) {
      for (const nonsense of [undefined, null, 7, { nonsense: true }, ['a'], '\u0000']) {
        const result = await run(nonsense);
        expect([name, result.code]).toEqual([name, EXPECTED[name]?.[1]]);
      }
    }
  });

  it('open those of admins to admins alone, and none to an account disabled while signed in', async () => {
    const adminsOnly = /^app\/admin\/| setCohortPremiumAction$/;
    for (const role of ['instructor', 'admin'] as const) {
      await becomePerson(await makePerson(role));
      for (const [name, run] of await actions()) {
        const { code } = await run({ nonsense: true });
        const refused = role === 'instructor' && adminsOnly.test(name);
        expect([name, code]).toEqual([name, refused ? 'forbidden' : 'invalid']);
      }
    }
    const admin = await makePerson('admin');
    await becomePerson(admin);
    await db().user.update({ where: { id: admin.id }, data: { disabledAt: new Date() } });
    for (const [name, run] of await actions()) {
      const { code } = await run({ nonsense: true });
      expect([name, code]).toEqual([name, EXPECTED[name]?.[0]]);
    }
  });

  it('slow down an account that presses without end, whatever the button, and no other', async () => {
    const { weekAction } = await import('@/app/home/actions');
    const press = () => weekAction({ nonsense: true } as never) as Promise<{ code?: string }>;
    await becomePerson(await makePerson());
    let pressed = 0;
    while ((await press()).code === 'invalid') pressed += 1;
    expect(pressed).toBe(2700);
    expect((await press()).code).toBe('too-many');
    await becomePerson(await makePerson());
    expect((await press()).code).toBe('invalid');
  }, 60_000);
});
