/** Which screen an address shows; nothing but the sign-in for who is not signed in. */
import { Suspense, type ReactNode } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import type { Me } from '../http/contract/directory.ts';
import { asApiError } from './api/problem.ts';
import { useMe } from './api/queries.ts';
import { TakeOver } from './first/take-over.tsx';
import { atTheDoor, fetched } from './parts/fetched.tsx';
import { Loading, Screen } from './parts/screen.tsx';
import { ProblemNotice } from './parts/problem-notice.tsx';
import { NotFound } from './screens/not-found.tsx';
import Report from './screens/report/report.tsx';
import { Shell } from './shell/shell.tsx';
import { useWords } from './words/use-words.tsx';

// Each screen is a file of its own for the browser too: a phone fetches what it opens. The report
// alone comes with the page: on a bad line a file of its own would cost a round trip.
const SignIn = atTheDoor(() => import('./screens/sign-in/sign-in.tsx'));
const AccessCode = atTheDoor(() => import('./screens/sign-in/access-code.tsx'));
const SetUp = atTheDoor(() => import('./screens/setup/set-up.tsx'));
const Barred = atTheDoor(() => import('./screens/sign-in/barred.tsx'));
const SharedDesk = atTheDoor(() => import('./screens/sign-in/shared-desk.tsx'));
const Board = fetched(() => import('./screens/board/board.tsx'));
const IncidentScreen = fetched(() => import('./screens/incident/incident.tsx'));
const Procedure = fetched(() => import('./screens/procedure/procedure.tsx'));
const Outbox = fetched(() => import('./screens/outbox/outbox.tsx'));
const Mail = fetched(() => import('./screens/mail/mail.tsx'));
const Outgoing = fetched(() => import('./screens/outgoing/outgoing.tsx'));
const Calls = fetched(() => import('./screens/calls/calls.tsx'));
const Groups = fetched(() => import('./screens/groups/groups.tsx'));
const GroupScreen = fetched(() => import('./screens/groups/group.tsx'));
const Readiness = fetched(() => import('./screens/readiness/readiness.tsx'));
const MapScreen = fetched(() => import('./screens/map/map.tsx'));
const ProvinceScreen = fetched(() => import('./screens/map/province.tsx'));
const WallScreen = fetched(() => import('./screens/map/wall.tsx'));
const Admin = fetched(() => import('./screens/admin/admin.tsx'));
const Guide = fetched(() => import('./screens/guide/guide.tsx'));
const Account = fetched(() => import('./screens/account/account.tsx'));

/** What is fetched when it is shown; until then the screen in the HTML, if any, keeps its place. */
function later(screen: ReactNode) {
  return (
    <Suspense fallback={<Loading />}>
      {screen}
      <TakeOver />
    </Suspense>
  );
}

export function App() {
  const { w } = useWords();
  const [path] = useLocation();
  const me = useMe();
  if (path === '/ma-moi') return later(<AccessCode />);
  if (path === '/thiet-lap') return later(<SetUp />);
  if (me.isPending) {
    return (
      <main>
        <Loading />
      </main>
    );
  }
  const error = me.error && asApiError(me.error);
  // Signed in, and not in: no second factor yet (I-4), a disabled account (I-3), no role (D-9).
  if (error?.status === 403) return later(<Barred error={error} />);
  // I-1.
  const isLocked = error?.status === 423;
  if (me.data === undefined && !isLocked) {
    return (
      <main>
        <Screen title={w.common.product} width="text">
          <ProblemNotice error={error} onRetry={() => void me.refetch()} />
        </Screen>
        <TakeOver />
      </main>
    );
  }
  return (
    <>
      {me.data === null && later(<SignIn />)}
      {me.data && later(<Screens me={me.data} />)}
      {(isLocked || me.data?.shared) && later(<SharedDesk isLocked={isLocked} />)}
    </>
  );
}

function Screens({ me }: { me: Me }) {
  const [path] = useLocation();
  // On a wall there is nobody to navigate: nothing stands around it.
  if (path === '/man-hinh') return <WallScreen />;
  return (
    <Shell me={me}>
      {later(
        <Switch>
          <Route path="/">
            <Board me={me} />
          </Route>
          <Route path="/bao-su-co">
            <Report me={me} />
          </Route>
          <Route path="/su-co/:id">{({ id }) => <IncidentScreen key={id} id={id} me={me} />}</Route>
          <Route path="/ban-do">
            <MapScreen />
          </Route>
          <Route path="/ban-do/:code">
            {({ code }) => <ProvinceScreen key={code} code={code} />}
          </Route>
          <Route path="/quy-trinh/:id?">{({ id }) => <Procedure id={id} />}</Route>
          <Route path="/hop-thu-di">
            <Outbox me={me} />
          </Route>
          <Route path="/thu-den">
            <Mail />
          </Route>
          <Route path="/cho-gui">
            <Outgoing me={me} />
          </Route>
          <Route path="/goi-dien">
            <Calls me={me} />
          </Route>
          <Route path="/dien-rong">
            <Groups />
          </Route>
          <Route path="/dien-rong/:id">{({ id }) => <GroupScreen key={id} id={id} />}</Route>
          <Route path="/san-sang">
            <Readiness me={me} />
          </Route>
          <Route path="/quan-tri/:section?/*?">
            {({ section }) => <Admin section={section} me={me} />}
          </Route>
          <Route path="/huong-dan/:part?">{({ part }) => <Guide part={part} me={me} />}</Route>
          <Route path="/tai-khoan">
            <Account me={me} />
          </Route>
          <Route>
            <NotFound />
          </Route>
        </Switch>,
      )}
    </Shell>
  );
}
