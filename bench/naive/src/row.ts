import { Schema, type Connection } from 'mongoose';

export interface NaiveProfile {
  readonly profileId: string;
  readonly name: string;
  readonly website: string;
  readonly country: string;
}

export interface NaiveAnswer {
  readonly profileId: string;
  readonly status: string;
  readonly company: Readonly<Record<string, unknown>> | null;
}

const text = { type: String, required: true };

export function profileModel(connection: Connection) {
  return connection.model(
    'Profile',
    new Schema<NaiveProfile>({ profileId: { ...text, unique: true }, name: text, website: String, country: String }),
  );
}

export function rowModel(connection: Connection) {
  return connection.model(
    'Row',
    new Schema<NaiveAnswer>(
      { profileId: { ...text, unique: true }, status: text, company: Schema.Types.Mixed },
      { timestamps: true },
    ),
  );
}
