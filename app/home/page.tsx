import type { Metadata } from 'next';
import { Overview } from '@/components/dashboard/overview';
import { DueSoon } from '@/components/teach/due-soon';
import { todosOf } from '@/components/teach/todo';
import { Page } from '@/components/ui/page';
import { requireUser } from '@/server/auth/viewer';
import { listLessons } from '@/server/content/lessons';
import { listMissions } from '@/server/content/missions';
import { listQuizzes } from '@/server/content/quizzes';
import { fatesOf } from '@/server/services/activities';
import { selectHome } from '@/server/services/home';
import { weekAction } from './actions';

export const metadata: Metadata = { title: 'My practice' };

export default async function HomePage() {
  const viewer = await requireUser('/home');
  const [home, lessons, quizzes, missions] = await Promise.all([
    selectHome(),
    listLessons(),
    listQuizzes(),
    listMissions(),
  ]);
  const fates = await fatesOf(home.classes.flatMap(({ assignments }) => assignments));
  const now = Date.now();
  return (
    <Page title={`Hello, ${viewer.name}`} wide>
      <DueSoon
        classes={home.classes.map(({ id, name, ...set }) => ({
          id,
          name,
          todos: todosOf({ ...set, fates }, now),
        }))}
        expecting={home.expecting}
      />
      <Overview
        home={home}
        week={weekAction}
        lessons={lessons.map(({ slug, title, readTime }) => ({ slug, title, readTime }))}
        quizzes={quizzes.map(({ slug, quiz }) => ({ slug, title: quiz.title }))}
        missions={missions.map(({ slug, mission }) => ({
          slug,
          title: mission.title,
          minutes: mission.minutes,
        }))}
      />
    </Page>
  );
}
