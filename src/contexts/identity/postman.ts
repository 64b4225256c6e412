/** Who brings the mail that a write has left in `mail_link`. */
export abstract class Postman {
  /** Says that there is mail to bring, once the write is over. */
  abstract nudge(): void;
}
