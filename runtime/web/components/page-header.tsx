import type { PageConfig, SampleUser } from '../../../src/contract';

/** What this is, what answers, and who speaks. */
export function PageHeader({ config, user, onUser, listOpen, onList }: {
  readonly config: PageConfig; readonly user: SampleUser; readonly onUser: (id: string) => void;
  readonly listOpen: boolean; readonly onList: () => void;
}) {
  const personas = [...new Set(config.users.map(each => each.personaTitle))];
  return (
    <header class="header">
      <button type="button" class="quiet list-toggle" aria-expanded={listOpen} aria-controls="conversations" onClick={onList}>Conversations</button>
      <div class="brand">
        <h1>Supply-chain assistant</h1>
        <p>{config.mode} mode · {config.answersBy} · {config.version}</p>
      </div>
      <label class="speaker">
        <span>Speak as</span>
        <select value={user.id} onChange={event => onUser(event.currentTarget.value)}>
          {personas.map(title => (
            <optgroup key={title} label={capitalized(title)}>
              {config.users.filter(each => each.personaTitle === title).map(each => (
                <option key={each.id} value={each.id}>{each.name} · {each.scopeText}</option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
    </header>
  );
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
