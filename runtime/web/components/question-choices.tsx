/** Questions of which one is asked by a press. */
export function QuestionChoices({ heading, questions, onAsk }: {
  readonly heading: string; readonly questions: readonly string[]; readonly onAsk?: (question: string) => void;
}) {
  return (
    <section class="choices" aria-label={heading}>
      <p>{heading}</p>
      <ul>
        {questions.map(question => (
          <li key={question}><button type="button" disabled={!onAsk} onClick={() => onAsk?.(question)}>{question}</button></li>
        ))}
      </ul>
    </section>
  );
}
