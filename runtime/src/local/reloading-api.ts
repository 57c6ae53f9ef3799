import type { HttpApi } from '../handlers';

/** The API of a company whose configuration may change: each request is answered by what stands there when it comes. */
export class ReloadingApi implements HttpApi {
  private looking: Promise<void> = Promise.resolve();

  /**
   * @param api  of the configuration as it is
   * @param changed  makes the API of a configuration that has changed; undefined where it has not, or cannot be used
   */
  constructor(private api: HttpApi, private readonly changed: () => Promise<HttpApi | undefined>) {}

  async respond(...asked: Parameters<HttpApi['respond']>): Promise<void> {
    // One look at a time: two requests at once must not open one change twice.
    this.looking = this.looking.then(() => this.look());
    await this.looking;
    return this.api.respond(...asked);
  }

  private async look(): Promise<void> {
    this.api = await this.changed() ?? this.api;
  }
}
