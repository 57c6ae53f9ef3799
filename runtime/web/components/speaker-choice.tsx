import type { SampleUser } from '../../../src/contract';

/** Who speaks, among the sample users. */
export function SpeakerChoice({ users, user, onUser }: {
  readonly users: readonly SampleUser[]; readonly user: SampleUser; readonly onUser: (id: string) => void;
}) {
  const personas = [...new Set(users.map(each => each.personaTitle))];
  return (
    <label class="speaker">
      <span>Speak as</span>
      <select value={user.id} onChange={event => onUser(event.currentTarget.value)}>
        {personas.map(title => (
          <optgroup key={title} label={capitalized(title)}>
            {users.filter(each => each.personaTitle === title).map(each => (
              <option key={each.id} value={each.id}>{each.name} · {each.scopeText}</option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
