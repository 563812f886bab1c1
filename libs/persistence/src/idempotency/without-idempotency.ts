import { SetMetadata } from '@nestjs/common';

export const withoutIdempotency = 'qsl:without-idempotency';

/** For a controller whose commands each do their own, whatever key they carry, in transactions of their own: signing in counts every failure and keeps no token. */
export const WithoutIdempotency = (): ClassDecorator => SetMetadata(withoutIdempotency, true);
