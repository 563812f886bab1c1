import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Migration } from '@mikro-orm/migrations';
import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Injectable, Module } from '@nestjs/common';
import { Acknowledgement, DomainError, rpc, type Call } from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { DatabaseModule, defineDatabase, Outbox, type News } from '@qsl/persistence';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { randomUUID } from 'node:crypto';
import { DatabaseServiceConfig, defineService } from '@qsl/service-kit';

/** A service as small as can be, to test what every service stands on. */
export class WriteNote {
  @IsString()
  @MinLength(2)
  @MaxLength(20)
  text!: string;
}

export class NoteView {
  id!: string;
  text!: string;
  author!: string | null;
}

export class NoteWritten {
  @IsString()
  id!: string;

  @IsString()
  text!: string;
}

export const writeNote = rpc('notes.note.write', WriteNote, NoteView);
export const noteWritten = rpc('archive.note.written', NoteWritten, Acknowledgement);

@Entity({ tableName: 'note' })
export class Note {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUID();

  @Property({ type: 'text', unique: true })
  text!: string;
}

class Migration1 extends Migration {
  override up(): void {
    this.addSql('create table note (id uuid primary key, text text not null constraint note_text_unique unique)');
  }
}

/** All announcements are of one matter; a note of these two characters alone makes one without a text. */
const newsOf = (text: string): News => ({
  type: 'notes.note.announced',
  matter: { kind: 'article', id: '0190f3a0-0000-7000-8000-0000000000aa' },
  title: '公告',
  text: text.slice('公告'.length),
  portalPath: null,
  deskPath: null,
  to: { roles: ['staff'] },
  by: null,
});

@Injectable()
class NoteService {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  async write(call: Call, body: WriteNote): Promise<NoteView> {
    if (body.text === '崩溃') throw new Error('a secret of the database');
    const note = await this.em.transactional(async (em) => {
      const created = Object.assign(new Note(), { text: body.text });
      em.persist(created);
      this.outbox.add(em, noteWritten, { key: 'notes', body: { id: created.id, text: created.text } });
      if (body.text.startsWith('公告')) this.outbox.announce(em, newsOf(body.text));
      if (body.text === '回滚') throw new DomainError('conflict', 'note.refused', { zh: '不收。', en: 'Refused.' });
      return created;
    });
    return { id: note.id, text: note.text, author: call.actor.name };
  }
}

@Controller()
class NoteController {
  constructor(private readonly notes: NoteService) {}

  @HandleRpc(writeNote)
  write(call: Call, body: WriteNote): Promise<NoteView> {
    return this.notes.write(call, body);
  }
}

export const notesDatabase = defineDatabase({
  name: 'notes',
  entities: [Note],
  migrations: [{ name: 'Migration1', class: Migration1 }],
});

@Module({ imports: [DatabaseModule.for(notesDatabase)], controllers: [NoteController], providers: [NoteService] })
class NotesModule {}

export const notesService = defineService({
  name: 'notes',
  module: NotesModule,
  config: DatabaseServiceConfig,
  database: notesDatabase,
});
