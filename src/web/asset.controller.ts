import {
  Controller,
  Get,
  Header,
  NotFoundException,
  Param,
  Query,
  Redirect,
  Res,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PageAccess } from './page-access.guard.js';
import { PageService } from './page.service.js';
import { isOwnPath } from './view/own-path.js';

/** The static files, for ever under their hashed names, and the choice of colours. */
@Controller()
@PageAccess('open')
export class AssetController {
  constructor(private readonly pages: PageService) {}

  @Get('assets/:name')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  asset(@Param('name') name: string, @Res({ passthrough: true }) reply: FastifyReply): string {
    const file = this.pages.assets.byName.get(name);
    if (!file) throw new NotFoundException(`assets.${name}: no such file.`);
    void reply.header('content-type', file.type);
    return file.body;
  }

  /** Keeps the chosen colours in a cookie and goes back: the switch works without script. */
  @Get('theme')
  @Redirect()
  theme(
    @Query() { to, back }: { to?: string; back?: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): { url: string; statusCode: number } {
    const theme = to === 'light' || to === 'dark' ? to : 'auto';
    void reply.header('set-cookie', `theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax`);
    const url = back !== undefined && isOwnPath(back) ? back : this.pages.pathTo('/report');
    return { url, statusCode: 303 };
  }
}
