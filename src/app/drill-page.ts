/** The page behind a drill's link. Opening it changes nothing; the button does. */
import { html, htmlPage } from './html.ts';

/** The page for whoever received a test, in both languages: which one they read is not known. */
export function drillPage(name: string, isAnswered: boolean): string {
  const done = html`<p class="note" role="status">
    Đã ghi nhận, cảm ơn. <span lang="en">Noted, thank you.</span>
  </p>`;
  const form = html`<form method="post">
    <button>Tôi đã nhận / <span lang="en">I have received it</span></button>
  </form>`;
  return htmlPage(
    'vi',
    'Thông Suốt',
    html`<header><h1>Thông Suốt</h1></header>
      <section class="card">
        <p>${name}: đây là diễn tập, không có sự cố nào.</p>
        <p lang="en" class="muted">This is a drill: nothing has failed.</p>
        ${isAnswered ? done : form}
      </section>`,
  );
}
