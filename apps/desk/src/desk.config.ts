import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsString, Max, Min } from 'class-validator';

/** Settings of the desk's page server. What the pages show comes from the API of the gateway in front. */
export class DeskConfig {
  /** LOG_LEVEL */
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace'])
  logLevel: string = 'info';

  /** DESK_PORT; 0 takes a free one. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  deskPort: number = 8702;

  /** DESK_HOST: address to listen on; `::` in a container. */
  @IsString()
  @IsNotEmpty()
  deskHost: string = '127.0.0.1';
}
