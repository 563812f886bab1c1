/** The service could not be asked; what was for it is offered again for as long as it takes. */
export class ServiceAway extends Error {}
