import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '../domain/domain-error.js';

const SECONDS = 60;

export class TooManyRequests extends DomainError {
  readonly code = 'TOO_MANY_REQUESTS';

  constructor(readonly retryAfterSeconds: number) {
    super(`There were too many requests. Try again in ${retryAfterSeconds} second(s).`, {
      reason: 'too_many_requests',
      retryAfterSeconds,
    });
  }
}

/** So many requests a minute, counted by this process in its memory. */
export class RateLimit {
  private readonly limiter: RateLimiterMemory | null;

  /** @param perMinute 0 for any number */
  constructor(perMinute: number) {
    this.limiter = perMinute === 0 ? null : new RateLimiterMemory({ points: perMinute, duration: SECONDS });
  }

  get isNone(): boolean {
    return this.limiter === null;
  }

  /**
   * Counts a request.
   * @param who an address, an account or a key
   * @returns why it is not answered; null where it is
   */
  async count(who: string): Promise<TooManyRequests | null> {
    try {
      await this.limiter?.consume(who);
      return null;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return new TooManyRequests(Math.ceil(refused.msBeforeNext / 1_000));
    }
  }
}
