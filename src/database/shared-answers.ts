/**
 * One question asked for all who want to know at the same time. Nobody gets an answer to a question that was put before
 * they asked: what it would not have seen may matter to them.
 */
export class SharedAnswers<Answer> {
  private asking: Promise<unknown> | undefined;
  private next: Promise<Answer> | undefined;

  constructor(private readonly question: () => Promise<Answer>) {}

  ask(): Promise<Answer> {
    this.next ??= (this.asking ?? Promise.resolve()).then(() => {
      this.next = undefined;
      const answer = this.question();
      this.asking = answer.then(
        () => undefined,
        () => undefined,
      );
      return answer;
    });
    return this.next;
  }
}
