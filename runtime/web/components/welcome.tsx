import type { Me, SampleUser } from '../../../src/contract';
import { dayText } from '../format';

/** What stands where no question has been asked yet: who asks, what the answers cover, and questions to begin with. */
export function Welcome({ user, me, onAsk }: { readonly user: SampleUser; readonly me?: Me; readonly onAsk: (question: string) => void }) {
  return (
    <section class="welcome" aria-labelledby="welcome">
      <h2 id="welcome">What would you like to know?</h2>
      <p>
        You speak as {user.name}, {user.personaTitle}. Answers cover {me?.scope.text ?? user.scopeText}
        {me && `, with data up to ${dayText(me.asOf)}`}.
      </p>
      {me && me.suggestions.length > 0 && (
        <ul class="suggestions" aria-label="Questions to begin with">
          {me.suggestions.map(question => <li key={question}><button type="button" onClick={() => onAsk(question)}>{question}</button></li>)}
        </ul>
      )}
    </section>
  );
}
