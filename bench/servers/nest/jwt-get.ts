import { createPublicKey, createSecretKey } from 'node:crypto';
import {
  type CanActivate,
  Controller,
  type ExecutionContext,
  Get,
  Injectable,
  Module,
  Param,
  ParseIntPipe,
  Query,
  UnauthorizedException,
  UseGuards,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { JwtModule, JwtService } from '@nestjs/jwt';
import { AuthGuard, PassportModule, PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy, type StrategyOptionsWithoutRequest } from 'passport-jwt';
import { listen } from './listen.js';

const { JWT_ALGORITHM, JWT_KEY: text = '', JWT_ISSUER: issuer, JWT_AUDIENCE: audience = '', JWT_GUARD } = process.env;
const algorithm = JWT_ALGORITHM === 'HS256' ? 'HS256' : 'ES256';
const usesPassport = JWT_GUARD === 'passport';
// Both hand the key to jsonwebtoken, which would make such an object from text for each request.
const key = algorithm === 'HS256' ? createSecretKey(text, 'utf8') : createPublicKey(text);

interface Claims {
  sub: string;
  scope: string;
}

interface AuthenticatedRequest {
  headers: { authorization?: string };
  user?: Claims;
}

/** The guard of Nest's documentation, "Authentication". */
@Injectable()
class JwtGuard implements CanActivate {
  constructor(private readonly jwtService: JwtService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const [type, token] = request.headers.authorization?.split(' ') ?? [];
    if (type !== 'Bearer' || token === undefined) throw new UnauthorizedException();
    try {
      request.user = await this.jwtService.verifyAsync<Claims>(token);
    } catch {
      throw new UnauthorizedException();
    }
    return true;
  }
}

/** The strategy of Nest's recipe "Passport". */
@Injectable()
class JwtStrategy extends PassportStrategy(Strategy) {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: key,
      algorithms: [algorithm],
      issuer,
      audience,
    } as unknown as StrategyOptionsWithoutRequest);
  }

  validate(claims: Claims): Claims {
    return claims;
  }
}

const Scopes = Reflector.createDecorator<string[]>();

/** As the documentation's guard for roles. */
@Injectable()
class ScopesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const scopes = this.reflector.get(Scopes, context.getHandler());
    const granted = context.switchToHttp().getRequest<AuthenticatedRequest>().user?.scope.split(' ') ?? [];
    return scopes.every((scope) => granted.includes(scope));
  }
}

@Controller('/')
@UseGuards(usesPassport ? AuthGuard('jwt') : JwtGuard, ScopesGuard)
class Items {
  @Get('items/:itemId')
  @Scopes(['items:read'])
  readItem(@Param('itemId', ParseIntPipe) itemId: number, @Query('q') q?: string) {
    return { itemId, q };
  }
}

const ownGuard = JwtModule.register({ secret: key, verifyOptions: { algorithms: [algorithm], issuer, audience } });

@Module({
  imports: [usesPassport ? PassportModule : ownGuard],
  controllers: [Items],
  providers: usesPassport ? [JwtStrategy] : [],
})
class AppModule {}

await listen(AppModule);
