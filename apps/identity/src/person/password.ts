import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id, which is the library's default variant: 19 MiB, two passes, one lane. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hash of a password that nobody knows; checked where there is no person, so that the answer takes as long. */
const decoy = '$argon2id$v=19$m=19456,t=2,p=1$ysFlxmBdnrDJWDKolEXjpQ$RVqT7ndqVD3b1/z+frgkWztGnFD2E1FIJAxTOHCBILA';

/** The demonstration's password is public, so no real account may have it. */
export const demoPassword = 'demo-2026';

export const hashPassword = (password: string): Promise<string> => hash(password, options);

/** Takes the same time for nobody (`undefined`) as for somebody. */
export async function isPasswordOf(passwordHash: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? decoy, password);
  return matches && passwordHash !== undefined;
}
