import type { Person } from './people.ts';

/** The page on which a person says who to be. */
export function loginPage(uid: string, people: readonly Person[]): string {
  const choices = people.map(
    ({ id, name, role, tenant }) =>
      `<button name="person" value="${escaped(id)}"><b>${escaped(name)}</b>, ${role} at ${escaped(tenant)}</button>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sign in to Firmograph</title>
<style>
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 24rem; margin: 4rem auto; padding: 0 1rem; color-scheme: light dark }
  button { display: block; width: 100%; margin: .5rem 0; padding: .75rem 1rem; font: inherit; text-align: left; cursor: pointer }
</style>
<h1>Who are you?</h1>
<p>This sign-in is for local use and tests: it asks for no password.</p>
<form method="post" action="/login/${escaped(uid)}">
${choices.join('\n')}
</form>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
