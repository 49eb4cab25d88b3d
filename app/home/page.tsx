import type { Metadata } from 'next';
import { Overview } from '@/components/dashboard/overview';
import { Page } from '@/components/ui/page';
import { requireUser } from '@/server/auth/viewer';
import { listLessons } from '@/server/content/lessons';
import { listMissions } from '@/server/content/missions';
import { listQuizzes } from '@/server/content/quizzes';
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
  return (
    <Page title={`Hello, ${viewer.name}`} wide>
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
