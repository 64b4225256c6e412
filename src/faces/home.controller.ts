import { Controller, Get, Redirect } from '@nestjs/common';

@Controller()
export class HomeController {
  /** The explorer is what there is to look at. */
  @Get()
  @Redirect('/explorer/', 302)
  home(): void {}
}
