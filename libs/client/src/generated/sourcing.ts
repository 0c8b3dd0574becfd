// Generated from libs/contracts by `npm run contracts`; `npm run check` fails when it is out of date.

export interface paths {
    "/profiles/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upsert profiles from a CSV, NDJSON or JSON upload of any size; a bad row never stops the rest
         * @description Roles: Administrator, Contributor. By API key: scope run
         */
        post: operations["importProfiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Profiles in id order
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["listProfiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profiles/{profileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One profile
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["getProfile"];
        /**
         * Upsert one profile: all its fields
         * @description Roles: Administrator, Contributor. By API key: scope run
         */
        put: operations["saveProfile"];
        post?: never;
        /**
         * Delete one profile; a run under way no longer asks about it
         * @description Roles: Administrator. By API key: scope run
         */
        delete: operations["deleteProfile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mapping/guess": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Which fields probably say what, told from their names and from what the first profiles hold
         * @description Roles: Administrator, Contributor. By API key: scope read
         */
        post: operations["guessMapping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mapping/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What would be sent: samples, and how many profiles can be sent at all
         * @description Roles: Administrator, Contributor. By API key: scope read
         */
        post: operations["previewMapping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export-destinations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where exports can go at all
         * @description Roles: Administrator. By API key: scope read
         */
        get: operations["listExportDestinations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export-targets/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write a probe file there, read it back and remove it; nothing is saved
         * @description Roles: Administrator. By API key: scope manage
         */
        post: operations["testExportTarget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export-targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All targets of exports
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["listExportTargets"];
        put?: never;
        /**
         * Save a target, once a probe file could be written there, read back and removed
         * @description Roles: Administrator. By API key: scope manage
         */
        post: operations["createExportTarget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export-targets/{targetId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One target
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["getExportTarget"];
        /**
         * Change a target, tested like a new one; its exports stay
         * @description Roles: Administrator. By API key: scope manage
         */
        put: operations["changeExportTarget"];
        post?: never;
        /**
         * Remove a target that no export goes to any more; files there stay
         * @description Roles: Administrator. By API key: scope manage
         */
        delete: operations["removeExportTarget"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export-targets/{targetId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test a saved target again with the credentials it has
         * @description Roles: Administrator, Contributor. By API key: scope run
         */
        post: operations["checkExportTarget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All exports
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["listExports"];
        put?: never;
        /**
         * Define an export of an output table, a segment, or all profiles
         * @description Roles: Administrator, Contributor. By API key: scope manage
         */
        post: operations["defineExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/{exportId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One export
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["getExport"];
        /**
         * Change an export; a run under way keeps the definition it began with
         * @description Roles: Administrator, Contributor. By API key: scope manage
         */
        put: operations["changeExport"];
        post?: never;
        /**
         * Remove an export; its history and the files it has written stay
         * @description Roles: Administrator, Contributor. By API key: scope manage
         */
        delete: operations["removeExport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/{exportId}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Another export with the same definition, and without its schedule
         * @description Roles: Administrator, Contributor. By API key: scope manage
         */
        post: operations["duplicateExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/{exportId}/detach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an export from its target: the definition stays, Inactive, and nothing runs
         * @description Roles: Administrator, Contributor. By API key: scope manage
         */
        post: operations["detachExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/{exportId}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run now; one run of an export at a time
         * @description Roles: Administrator, Contributor. By API key: scope run
         */
        post: operations["runExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The history, newest first: of one export, or of all since a time, as after an erasure
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["listExportRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export-runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One run, with its parts and how far it is
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["getExportRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export-runs/{runId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a run; parts that are in place stay, without a manifest
         * @description Roles: Administrator, Contributor. By API key: scope run
         */
        post: operations["cancelExportRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/segments/{segmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One segment and how many are in it now
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["getSegment"];
        /**
         * Define a segment as rules over profile fields and fields of output tables
         * @description Roles: Administrator, Contributor. By API key: scope manage
         */
        put: operations["saveSegment"];
        post?: never;
        /**
         * Delete a segment; its profiles stay
         * @description Roles: Administrator, Contributor. By API key: scope manage
         */
        delete: operations["deleteSegment"];
        options?: never;
        head?: never;
        /**
         * Rename a segment, make it static or dynamic, activate or deactivate it
         * @description Roles: Administrator, Contributor. By API key: scope manage
         */
        patch: operations["changeSegment"];
        trace?: never;
    };
    "/segments/{segmentId}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A second segment with the same rules
         * @description Roles: Administrator, Contributor. By API key: scope manage
         */
        post: operations["duplicateSegment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All segments, and how many were in them when they were last counted
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["listSegments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/segments/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who would be in a segment: how many, the first of them, and how many meet each part of its rules
         * @description Roles: Administrator, Contributor. By API key: scope read
         */
        post: operations["previewSegment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/segments/{segmentId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Members of a segment in id order
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/segments/{segmentId}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who asks for the members of a segment
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["getSegmentUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/segments/{segmentId}/trend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many members there were, each time they were counted
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        get: operations["getSegmentTrend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/segments/{segmentId}/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count the members of a segment again, soon
         * @description Roles: Administrator, Contributor. By API key: scope run
         */
        post: operations["refreshSegment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/segments/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Values that a field has, most frequent first: hints for whoever writes a condition
         * @description Roles: Administrator, Contributor. By API key: scope read
         */
        post: operations["suggestValues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/measures/evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A figure over profiles and output tables, computed now: count, sum, average and so on, by dimension
         * @description Roles: Administrator, Contributor, Viewer. By API key: scope read
         */
        post: operations["evaluateMeasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages that this service had to put aside, newest first
         * @description Roles: Administrator. By API key: scope read
         */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of them, as it came
         * @description Roles: Administrator. By API key: scope read
         */
        get: operations["showDeadLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-letters/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have it handled once more by this service; handling it twice is harmless
         * @description Roles: Administrator. By API key: scope manage
         */
        post: operations["replayDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every change that was asked for, refused ones too, and what the service changed unasked; newest first
         * @description Roles: Administrator. By API key: scope read
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole chain as NDJSON, oldest first: for a SIEM, and to be verified elsewhere
         * @description Roles: Administrator. By API key: scope read
         */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Signed words on how far the chain had come, oldest first; keep them elsewhere
         * @description Roles: Administrator. By API key: scope read
         */
        get: operations["listAuditCheckpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public keys that checkpoints are signed with; the present one first */
        get: operations["listAuditKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the whole chain and say what was changed, deleted, inserted, reordered or cut off
         * @description Roles: Administrator. By API key: scope read
         */
        get: operations["verifyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{tenantId}/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The chain of any tenant, for a collector; `-` is that of callers without a tenant
         * @description Roles: Service
         */
        get: operations["collectAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            /** @description Stable: `<area>/<rule>` */
            type: string;
            title: string;
            status: number;
            detail?: string;
            errors?: {
                field: string;
                rule: string;
            }[];
        };
        CompanyInput: {
            name?: string;
            website?: string;
            location?: {
                country?: string;
                state?: string;
                city?: string;
                street?: string;
                postalCode?: string;
            };
        };
        DataSet: {
            /** @constant */
            kind: "all-profiles";
        } | {
            /** @constant */
            kind: "segment";
            segmentId: string;
        };
        EnrichedFieldRef: {
            /** Format: uuid */
            enrichmentId: string;
            /** @description A path in the company of the row, like employees.exact; or $confidence, $askedAt, $runId */
            field: string;
        };
        Export: {
            /** Format: uuid */
            exportId: string;
            definition: {
                name: string;
                source: components["schemas"]["ExportSource"];
                /** @description In the order of the columns, after profileId, which is always the first; absent: all of an output table */
                fields?: components["schemas"]["ExportField"][];
                format: components["schemas"]["ExportFormatOut"];
                /**
                 * @description Pattern below the folder of the target, of {export} {date} {time} {run} {part}; the ending is added. {part} in the last part of it, and only there
                 * @default {export}/{date}T{time}/{export}-{part}
                 */
                fileName: string;
                /** @default 1000000 */
                rowsPerPart: number;
                /** @default null */
                schedule: components["schemas"]["ExportSchedule"] | null;
            };
            /** @description Null: it is detached */
            targetId: string | null;
            targetName: string | null;
            /**
             * @description Inactive: it is detached; name a target to go on
             * @enum {string}
             */
            state: "Active" | "Inactive";
            /** @description Whether who asks may change and run it */
            mayChange: boolean;
            /**
             * @description Of the last run
             * @enum {string}
             */
            status: "Not started" | "Queued" | "Refreshing" | "Successful" | "Failed (retrying)" | "Failed (permanent)" | "Skipped" | "Canceled";
            lastRunId: string | null;
            /** @description When the last successful run ended */
            refreshedAt: string | null;
            nextRunAt: string | null;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            changedAt: string;
            /** @description Send it as If-Match to change this state and no other */
            etag?: string;
        };
        ExportDraft: {
            name: string;
            /** Format: uuid */
            targetId: string;
            source: components["schemas"]["ExportSource"];
            /** @description In the order of the columns, after profileId, which is always the first; absent: all of an output table */
            fields?: components["schemas"]["ExportField"][];
            format: components["schemas"]["ExportFormat"];
            /**
             * @description Pattern below the folder of the target, of {export} {date} {time} {run} {part}; the ending is added. {part} in the last part of it, and only there
             * @default {export}/{date}T{time}/{export}-{part}
             */
            fileName: string;
            /** @default 1000000 */
            rowsPerPart: number;
            /** @default null */
            schedule: components["schemas"]["ExportSchedule"] | null;
        };
        ExportField: {
            field: string | components["schemas"]["EnrichedFieldRef"];
            /** @description Of the column; absent: the name of the field, of an enriched one behind that of its output table */
            name?: string;
        };
        ExportFormat: {
            /** @constant */
            kind: "csv";
            /**
             * @default ,
             * @enum {string}
             */
            delimiter: "," | ";" | "\t" | "|";
            /** @default true */
            header: boolean;
            /** @default false */
            gzip: boolean;
        } | {
            /** @constant */
            kind: "ndjson";
            /** @default false */
            gzip: boolean;
        } | {
            /** @constant */
            kind: "parquet";
        };
        ExportFormatOut: {
            /** @constant */
            kind: "csv";
            /**
             * @default ,
             * @enum {string}
             */
            delimiter: "," | ";" | "\t" | "|";
            /** @default true */
            header: boolean;
            /** @default false */
            gzip: boolean;
        } | {
            /** @constant */
            kind: "ndjson";
            /** @default false */
            gzip: boolean;
        } | {
            /** @constant */
            kind: "parquet";
        };
        ExportPlace: {
            /** @constant */
            kind: "folder";
            /** @description One of the destinations that whoever runs Firmograph has set; see listExportDestinations */
            destination: string;
            /**
             * @description Below what the destination is; empty: there
             * @default
             */
            folder: string;
        } | {
            /** @constant */
            kind: "s3";
            /** @description One of the destinations that whoever runs Firmograph has set; see listExportDestinations */
            destination: string;
            bucket: string;
            /**
             * @description Prefix of the keys
             * @default
             */
            folder: string;
            accessKeyId: string;
        } | {
            /** @constant */
            kind: "sftp";
            /** @description One of the destinations that whoever runs Firmograph has set; see listExportDestinations */
            destination: string;
            /**
             * @description Below what the destination is; empty: there
             * @default
             */
            folder: string;
            user: string;
            /** @description Fingerprint that the server has to show; absent: the one it shows when it is tested is kept */
            hostFingerprint?: string;
        };
        ExportRun: {
            /** Format: uuid */
            runId: string;
            /** Format: uuid */
            exportId: string;
            exportName: string;
            /** Format: uuid */
            targetId: string;
            /** @enum {string} */
            status: "Not started" | "Queued" | "Refreshing" | "Successful" | "Failed (retrying)" | "Failed (permanent)" | "Skipped" | "Canceled";
            /** @description One sentence that says what to do; while it is retried, what it waits for */
            reason: string | null;
            /** @description Of the reason */
            code: string | null;
            /** @enum {string} */
            trigger: "on-demand" | "scheduled";
            plannedAt: string | null;
            requestedBy: string | null;
            /** Format: date-time */
            requestedAt: string;
            /** @description When it began to read; no row is older */
            asOf: string | null;
            endedAt: string | null;
            /** @description Rows there were when it began */
            expected: number | null;
            /** @description In parts that are in place */
            rows: number;
            bytes: number;
            parts: {
                /** @description Below the folder of the target */
                name: string;
                rows: number;
                bytes: number;
                sha256: string;
            }[];
            /** @description Written last: while it is not there, the export is not whole */
            manifest: string | null;
            attempts: number;
            nextAttemptAt: string | null;
        };
        ExportSchedule: {
            /** @description Minute, hour, day of month, month, day of week */
            cron: string;
            /** @description IANA name, as Europe/Copenhagen */
            timeZone: string;
        };
        ExportSource: {
            /** @constant */
            kind: "output-table";
            /** Format: uuid */
            enrichmentId: string;
        } | {
            /** @constant */
            kind: "segment";
            segmentId: string;
        } | {
            /** @constant */
            kind: "all-profiles";
        };
        ExportTarget: {
            /** Format: uuid */
            targetId: string;
            name: string;
            /** @enum {string} */
            kind: "folder" | "s3" | "sftp";
            /** @description Without its secrets; null for those who are no administrators */
            place: components["schemas"]["ExportPlace"] | null;
            hasSecret: boolean;
            /** @enum {string} */
            access: "administrators" | "contributors";
            /** @description How many exports go there */
            exports: number;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            changedAt: string;
            /**
             * Format: date-time
             * @description When a probe was last written there, read and removed
             */
            testedAt: string;
            /** @description Send it as If-Match to change this state and no other */
            etag?: string;
        };
        FieldMapping: {
            name: string | {
                /** @description The first of these fields that says something */
                firstOf: string[];
            };
            website?: components["schemas"]["MappedFrom"];
            location?: {
                country?: components["schemas"]["MappedFrom"];
                state?: components["schemas"]["MappedFrom"];
                city?: components["schemas"]["MappedFrom"];
                street?: components["schemas"]["MappedFrom"];
                postalCode?: components["schemas"]["MappedFrom"];
            };
        };
        /** @description Of which; not of count. Sums, averages and extremes are of numbers */
        FieldRef: string | components["schemas"]["EnrichedFieldRef"];
        ImportReport: {
            importId: string;
            /** @description Rows read; stored + superseded + rejected */
            rows: number;
            /** @description Profiles that are new, changed or as they were */
            stored: number;
            /** @description Rows whose id came again later in the same upload */
            superseded: number;
            rejected: number;
            /** @description The first 1,000, by row number; the header is row 1 */
            rejections: {
                row: number;
                field?: string;
                reason: string;
            }[];
        };
        MappedFrom: string | {
            /** @description The first of these fields that says something */
            firstOf: string[];
        } | {
            /** @description The same for every profile */
            constant: string;
        };
        Segment: {
            segmentId: string;
            name: string;
            rule: components["schemas"]["SegmentRule"];
            /** @description What becomes of the profiles of the rule, one step after the other */
            then?: components["schemas"]["SetStep"][];
            /**
             * @description Static: the members are those of the moment it became so; absent: dynamic
             * @enum {string}
             */
            kind?: "dynamic" | "static";
            /**
             * @description Inactive: it is not counted; absent: Active
             * @enum {string}
             */
            state?: "Active" | "Inactive";
        };
        SegmentReads: {
            /** @description Whose rows it asks for */
            enrichmentIds: string[];
            /** @description Whose members it asks for */
            segmentIds: string[];
        };
        SegmentRule: {
            /** @enum {string} */
            match: "all" | "any";
            conditions: ({
                field: string | components["schemas"]["EnrichedFieldRef"];
                /** @enum {string} */
                operator: "equals" | "not-equals";
                /** @description Text is compared as text, a number with what can be read as one */
                value: string | number;
                /**
                 * @description Upper and lower case are the same
                 * @constant
                 */
                ignoreCase?: true;
            } | {
                field: string | components["schemas"]["EnrichedFieldRef"];
                /** @enum {string} */
                operator: "starts-with" | "ends-with" | "contains";
                value: string;
                /**
                 * @description Upper and lower case are the same
                 * @constant
                 */
                ignoreCase?: true;
            } | {
                field: string | components["schemas"]["EnrichedFieldRef"];
                /** @enum {string} */
                operator: "in" | "not-in";
                values: string[];
                /**
                 * @description Upper and lower case are the same
                 * @constant
                 */
                ignoreCase?: true;
            } | {
                field: string | components["schemas"]["EnrichedFieldRef"];
                /**
                 * @description Of a field with several values: it has all of these
                 * @constant
                 */
                operator: "all";
                values: string[];
            } | {
                field: string | components["schemas"]["EnrichedFieldRef"];
                /** @enum {string} */
                operator: "greater-than" | "greater-than-or-equal" | "less-than" | "less-than-or-equal";
                value: number | (string);
            } | {
                field: string | components["schemas"]["EnrichedFieldRef"];
                /**
                 * @description Both ends belong to it
                 * @enum {string}
                 */
                operator: "between" | "not-between";
                from: number | (string);
                to: number | (string);
            } | {
                field: string | components["schemas"]["EnrichedFieldRef"];
                /**
                 * @description Not there, or a text without characters
                 * @enum {string}
                 */
                operator: "is-empty" | "is-not-empty";
            } | {
                field: string | components["schemas"]["EnrichedFieldRef"];
                /**
                 * @description Not there at all
                 * @enum {string}
                 */
                operator: "is-null" | "is-not-null";
            } | {
                field: string | components["schemas"]["EnrichedFieldRef"];
                /** @constant */
                operator: "within-last";
                days: number;
            } | {
                field: string | components["schemas"]["EnrichedFieldRef"];
                /**
                 * @description From the first of January, UTC, until now
                 * @constant
                 */
                operator: "year-to-date";
            } | {
                field: string | components["schemas"]["EnrichedFieldRef"];
                /** @constant */
                operator: "day-of";
                values: number[];
            } | {
                field: string | components["schemas"]["EnrichedFieldRef"];
                /** @constant */
                operator: "month-of";
                values: number[];
            } | {
                field: string | components["schemas"]["EnrichedFieldRef"];
                /** @constant */
                operator: "year-of";
                values: number[];
            } | {
                field: string | components["schemas"]["EnrichedFieldRef"];
                /** @constant */
                operator: "day-of-week";
                /** @description Monday is 1 */
                values: number[];
            } | {
                /** @enum {string} */
                operator: "in-segment" | "not-in-segment";
                segmentId: string;
            })[];
            rules?: {
                /** @enum {string} */
                match: "all" | "any";
                conditions: ({
                    field: string | components["schemas"]["EnrichedFieldRef"];
                    /** @enum {string} */
                    operator: "equals" | "not-equals";
                    /** @description Text is compared as text, a number with what can be read as one */
                    value: string | number;
                    /**
                     * @description Upper and lower case are the same
                     * @constant
                     */
                    ignoreCase?: true;
                } | {
                    field: string | components["schemas"]["EnrichedFieldRef"];
                    /** @enum {string} */
                    operator: "starts-with" | "ends-with" | "contains";
                    value: string;
                    /**
                     * @description Upper and lower case are the same
                     * @constant
                     */
                    ignoreCase?: true;
                } | {
                    field: string | components["schemas"]["EnrichedFieldRef"];
                    /** @enum {string} */
                    operator: "in" | "not-in";
                    values: string[];
                    /**
                     * @description Upper and lower case are the same
                     * @constant
                     */
                    ignoreCase?: true;
                } | {
                    field: string | components["schemas"]["EnrichedFieldRef"];
                    /**
                     * @description Of a field with several values: it has all of these
                     * @constant
                     */
                    operator: "all";
                    values: string[];
                } | {
                    field: string | components["schemas"]["EnrichedFieldRef"];
                    /** @enum {string} */
                    operator: "greater-than" | "greater-than-or-equal" | "less-than" | "less-than-or-equal";
                    value: number | (string);
                } | {
                    field: string | components["schemas"]["EnrichedFieldRef"];
                    /**
                     * @description Both ends belong to it
                     * @enum {string}
                     */
                    operator: "between" | "not-between";
                    from: number | (string);
                    to: number | (string);
                } | {
                    field: string | components["schemas"]["EnrichedFieldRef"];
                    /**
                     * @description Not there, or a text without characters
                     * @enum {string}
                     */
                    operator: "is-empty" | "is-not-empty";
                } | {
                    field: string | components["schemas"]["EnrichedFieldRef"];
                    /**
                     * @description Not there at all
                     * @enum {string}
                     */
                    operator: "is-null" | "is-not-null";
                } | {
                    field: string | components["schemas"]["EnrichedFieldRef"];
                    /** @constant */
                    operator: "within-last";
                    days: number;
                } | {
                    field: string | components["schemas"]["EnrichedFieldRef"];
                    /**
                     * @description From the first of January, UTC, until now
                     * @constant
                     */
                    operator: "year-to-date";
                } | {
                    field: string | components["schemas"]["EnrichedFieldRef"];
                    /** @constant */
                    operator: "day-of";
                    values: number[];
                } | {
                    field: string | components["schemas"]["EnrichedFieldRef"];
                    /** @constant */
                    operator: "month-of";
                    values: number[];
                } | {
                    field: string | components["schemas"]["EnrichedFieldRef"];
                    /** @constant */
                    operator: "year-of";
                    values: number[];
                } | {
                    field: string | components["schemas"]["EnrichedFieldRef"];
                    /** @constant */
                    operator: "day-of-week";
                    /** @description Monday is 1 */
                    values: number[];
                } | {
                    /** @enum {string} */
                    operator: "in-segment" | "not-in-segment";
                    segmentId: string;
                })[];
                rules?: {
                    /** @enum {string} */
                    match: "all" | "any";
                    conditions: ({
                        field: string | components["schemas"]["EnrichedFieldRef"];
                        /** @enum {string} */
                        operator: "equals" | "not-equals";
                        /** @description Text is compared as text, a number with what can be read as one */
                        value: string | number;
                        /**
                         * @description Upper and lower case are the same
                         * @constant
                         */
                        ignoreCase?: true;
                    } | {
                        field: string | components["schemas"]["EnrichedFieldRef"];
                        /** @enum {string} */
                        operator: "starts-with" | "ends-with" | "contains";
                        value: string;
                        /**
                         * @description Upper and lower case are the same
                         * @constant
                         */
                        ignoreCase?: true;
                    } | {
                        field: string | components["schemas"]["EnrichedFieldRef"];
                        /** @enum {string} */
                        operator: "in" | "not-in";
                        values: string[];
                        /**
                         * @description Upper and lower case are the same
                         * @constant
                         */
                        ignoreCase?: true;
                    } | {
                        field: string | components["schemas"]["EnrichedFieldRef"];
                        /**
                         * @description Of a field with several values: it has all of these
                         * @constant
                         */
                        operator: "all";
                        values: string[];
                    } | {
                        field: string | components["schemas"]["EnrichedFieldRef"];
                        /** @enum {string} */
                        operator: "greater-than" | "greater-than-or-equal" | "less-than" | "less-than-or-equal";
                        value: number | (string);
                    } | {
                        field: string | components["schemas"]["EnrichedFieldRef"];
                        /**
                         * @description Both ends belong to it
                         * @enum {string}
                         */
                        operator: "between" | "not-between";
                        from: number | (string);
                        to: number | (string);
                    } | {
                        field: string | components["schemas"]["EnrichedFieldRef"];
                        /**
                         * @description Not there, or a text without characters
                         * @enum {string}
                         */
                        operator: "is-empty" | "is-not-empty";
                    } | {
                        field: string | components["schemas"]["EnrichedFieldRef"];
                        /**
                         * @description Not there at all
                         * @enum {string}
                         */
                        operator: "is-null" | "is-not-null";
                    } | {
                        field: string | components["schemas"]["EnrichedFieldRef"];
                        /** @constant */
                        operator: "within-last";
                        days: number;
                    } | {
                        field: string | components["schemas"]["EnrichedFieldRef"];
                        /**
                         * @description From the first of January, UTC, until now
                         * @constant
                         */
                        operator: "year-to-date";
                    } | {
                        field: string | components["schemas"]["EnrichedFieldRef"];
                        /** @constant */
                        operator: "day-of";
                        values: number[];
                    } | {
                        field: string | components["schemas"]["EnrichedFieldRef"];
                        /** @constant */
                        operator: "month-of";
                        values: number[];
                    } | {
                        field: string | components["schemas"]["EnrichedFieldRef"];
                        /** @constant */
                        operator: "year-of";
                        values: number[];
                    } | {
                        field: string | components["schemas"]["EnrichedFieldRef"];
                        /** @constant */
                        operator: "day-of-week";
                        /** @description Monday is 1 */
                        values: number[];
                    } | {
                        /** @enum {string} */
                        operator: "in-segment" | "not-in-segment";
                        segmentId: string;
                    })[];
                }[];
            }[];
        };
        SetStep: {
            /** @enum {string} */
            operation: "union" | "intersect" | "except";
            rule: components["schemas"]["SegmentRule"];
        } | {
            /** @enum {string} */
            operation: "union" | "intersect" | "except";
            segmentId: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    importProfiles: {
        parameters: {
            query: {
                /** @description The field that holds the profile id */
                idField: string;
                /** @description Names the upload; the same upload sent again under the same name changes nothing */
                importId?: string;
                /** @description CSV only; guessed when absent */
                delimiter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": unknown;
                "application/x-ndjson": unknown;
                "application/json": unknown[];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it; import/broken-off */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description import/unreadable; import/id-field-missing; import/too-many-fields */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProfiles: {
        parameters: {
            query?: {
                after?: string;
                /** @description At most 1000 */
                limit?: number;
                segmentId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            profileId: string;
                            /** @description Field name to value; text as it came */
                            fields: {
                                [key: string]: string;
                            };
                            /** @description The upload it last came with; segments see it as the field $import */
                            importId: string | null;
                            sequence: number;
                            /** Format: date-time */
                            changedAt: string;
                        }[];
                        /** @description Null on the last page; a page before it may be empty */
                        next: string | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                profileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        profileId: string;
                        /** @description Field name to value; text as it came */
                        fields: {
                            [key: string]: string;
                        };
                        /** @description The upload it last came with; segments see it as the field $import */
                        importId: string | null;
                        sequence: number;
                        /** Format: date-time */
                        changedAt: string;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                profileId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Field name to value; text as it came */
                    fields: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        profileId: string;
                        /** @description Field name to value; text as it came */
                        fields: {
                            [key: string]: string;
                        };
                        /** @description The upload it last came with; segments see it as the field $import */
                        importId: string | null;
                        sequence: number;
                        /** Format: date-time */
                        changedAt: string;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it; profile/no-id; profile/id-too-long; profile/bad-text; profile/too-many-fields; profile/no-field-name; profile/bad-field-name; profile/name-too-long; profile/names-too-long; profile/value-too-long */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                profileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    guessMapping: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    dataSet: components["schemas"]["DataSet"];
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null: no field could be the name */
                        mapping: components["schemas"]["FieldMapping"] | null;
                        fields: {
                            role: string;
                            field: string;
                            /** @enum {string} */
                            by: "header" | "values";
                            /**
                             * @description likely: have a look at it
                             * @enum {string}
                             */
                            confidence: "sure" | "likely";
                        }[];
                        examined: number;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewMapping: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    dataSet: components["schemas"]["DataSet"];
                    mapping: components["schemas"]["FieldMapping"];
                    /**
                     * @description Up to 20 the first ones; more are spread over the data set
                     * @default 3
                     */
                    samples?: number;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        profiles: number;
                        /** @description Profiles whose eligibility was looked at; the first 100,000 */
                        examined: number;
                        sendable: number;
                        /** @description By reason */
                        notSendable: {
                            [key: string]: number;
                        };
                        /** @description Mapped fields that none of the examined profiles has: check their names */
                        unknownFields: string[];
                        samples: {
                            profileId: string;
                            input: components["schemas"]["CompanyInput"];
                        }[];
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listExportDestinations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            name: string;
                            /** @enum {string} */
                            kind: "folder" | "s3" | "sftp";
                            where: string;
                        }[];
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testExportTarget: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    place: {
                        /** @constant */
                        kind: "folder";
                        /** @description One of the destinations that whoever runs Firmograph has set; see listExportDestinations */
                        destination: string;
                        /**
                         * @description Below what the destination is; empty: there
                         * @default
                         */
                        folder?: string;
                    } | {
                        /** @constant */
                        kind: "s3";
                        /** @description One of the destinations that whoever runs Firmograph has set; see listExportDestinations */
                        destination: string;
                        bucket: string;
                        /**
                         * @description Prefix of the keys
                         * @default
                         */
                        folder?: string;
                        accessKeyId: string;
                        /** @description Write-only; absent in a change: as it was */
                        secretAccessKey?: string;
                    } | {
                        /** @constant */
                        kind: "sftp";
                        /** @description One of the destinations that whoever runs Firmograph has set; see listExportDestinations */
                        destination: string;
                        /**
                         * @description Below what the destination is; empty: there
                         * @default
                         */
                        folder?: string;
                        user: string;
                        /** @description Fingerprint that the server has to show; absent: the one it shows when it is tested is kept */
                        hostFingerprint?: string;
                        /** @description Write-only; this or a private key */
                        password?: string;
                        /** @description Write-only; OpenSSH or PEM */
                        privateKey?: string;
                        /** @description Write-only; of the private key */
                        passphrase?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Fingerprint that an SFTP server showed */
                        hostFingerprint: string | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it; target/no-key */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description target/destination-unknown; target/secret-missing; target/unreachable; target/credentials-refused; target/forbidden; target/gone; target/full; target/name-refused; target/host-key-changed; target/failed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listExportTargets: {
        parameters: {
            query?: {
                after?: string;
                /** @description At most 1000 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ExportTarget"][];
                        /** @description Null on the last page; a page before it may be empty */
                        next: string | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createExportTarget: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    place: {
                        /** @constant */
                        kind: "folder";
                        /** @description One of the destinations that whoever runs Firmograph has set; see listExportDestinations */
                        destination: string;
                        /**
                         * @description Below what the destination is; empty: there
                         * @default
                         */
                        folder?: string;
                    } | {
                        /** @constant */
                        kind: "s3";
                        /** @description One of the destinations that whoever runs Firmograph has set; see listExportDestinations */
                        destination: string;
                        bucket: string;
                        /**
                         * @description Prefix of the keys
                         * @default
                         */
                        folder?: string;
                        accessKeyId: string;
                        /** @description Write-only; absent in a change: as it was */
                        secretAccessKey?: string;
                    } | {
                        /** @constant */
                        kind: "sftp";
                        /** @description One of the destinations that whoever runs Firmograph has set; see listExportDestinations */
                        destination: string;
                        /**
                         * @description Below what the destination is; empty: there
                         * @default
                         */
                        folder?: string;
                        user: string;
                        /** @description Fingerprint that the server has to show; absent: the one it shows when it is tested is kept */
                        hostFingerprint?: string;
                        /** @description Write-only; this or a private key */
                        password?: string;
                        /** @description Write-only; OpenSSH or PEM */
                        privateKey?: string;
                        /** @description Write-only; of the private key */
                        passphrase?: string;
                    };
                    /**
                     * @description Who may send exports there; contributors see no more of it than its name and kind
                     * @default administrators
                     * @enum {string}
                     */
                    access?: "administrators" | "contributors";
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportTarget"];
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it; target/no-key */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description target/destination-unknown; target/secret-missing; target/unreachable; target/credentials-refused; target/forbidden; target/gone; target/full; target/name-refused; target/host-key-changed; target/failed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getExportTarget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                targetId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description The `etag` of the answer */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportTarget"];
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeExportTarget: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that was read: the change is refused when it is no longer the present one */
                "If-Match"?: string;
            };
            path: {
                targetId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    place: {
                        /** @constant */
                        kind: "folder";
                        /** @description One of the destinations that whoever runs Firmograph has set; see listExportDestinations */
                        destination: string;
                        /**
                         * @description Below what the destination is; empty: there
                         * @default
                         */
                        folder?: string;
                    } | {
                        /** @constant */
                        kind: "s3";
                        /** @description One of the destinations that whoever runs Firmograph has set; see listExportDestinations */
                        destination: string;
                        bucket: string;
                        /**
                         * @description Prefix of the keys
                         * @default
                         */
                        folder?: string;
                        accessKeyId: string;
                        /** @description Write-only; absent in a change: as it was */
                        secretAccessKey?: string;
                    } | {
                        /** @constant */
                        kind: "sftp";
                        /** @description One of the destinations that whoever runs Firmograph has set; see listExportDestinations */
                        destination: string;
                        /**
                         * @description Below what the destination is; empty: there
                         * @default
                         */
                        folder?: string;
                        user: string;
                        /** @description Fingerprint that the server has to show; absent: the one it shows when it is tested is kept */
                        hostFingerprint?: string;
                        /** @description Write-only; this or a private key */
                        password?: string;
                        /** @description Write-only; OpenSSH or PEM */
                        privateKey?: string;
                        /** @description Write-only; of the private key */
                        passphrase?: string;
                    };
                    /**
                     * @description Who may send exports there; contributors see no more of it than its name and kind
                     * @default administrators
                     * @enum {string}
                     */
                    access?: "administrators" | "contributors";
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description The `etag` of the answer */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportTarget"];
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it; target/no-key */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since the `etag` in If-Match was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description target/destination-unknown; target/secret-missing; target/unreachable; target/credentials-refused; target/forbidden; target/gone; target/full; target/name-refused; target/host-key-changed; target/failed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeExportTarget: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that was read: the change is refused when it is no longer the present one */
                "If-Match"?: string;
            };
            path: {
                targetId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it; target/in-use */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since the `etag` in If-Match was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkExportTarget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                targetId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        testedAt: string;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it; target/no-key */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description target/destination-unknown; target/secret-missing; target/unreachable; target/credentials-refused; target/forbidden; target/gone; target/full; target/name-refused; target/host-key-changed; target/failed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listExports: {
        parameters: {
            query?: {
                after?: string;
                /** @description At most 1000 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Export"][];
                        /** @description Null on the last page; a page before it may be empty */
                        next: string | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    defineExport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportDraft"];
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it; export/target-not-open */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description export/target-unknown; export/source-unknown; export/field-unknown; export/field-twice; export/fields-missing; export/file-name; export/schedule */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description The `etag` of the answer */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that was read: the change is refused when it is no longer the present one */
                "If-Match"?: string;
            };
            path: {
                exportId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportDraft"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description The `etag` of the answer */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it; export/target-not-open */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since the `etag` in If-Match was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description export/target-unknown; export/source-unknown; export/field-unknown; export/field-twice; export/fields-missing; export/file-name; export/schedule */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` that was read: the change is refused when it is no longer the present one */
                "If-Match"?: string;
            };
            path: {
                exportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it; export/target-not-open */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since the `etag` in If-Match was read */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    duplicateExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exportId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it; export/target-not-open */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    detachExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it; export/target-not-open */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportRun"];
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it; export/target-not-open */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it; export/detached; export/running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listExportRuns: {
        parameters: {
            query?: {
                after?: string;
                /** @description At most 1000 */
                limit?: number;
                exportId?: string;
                since?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            runId: string;
                            /** Format: uuid */
                            exportId: string;
                            exportName: string;
                            /** Format: uuid */
                            targetId: string;
                            /** @enum {string} */
                            status: "Not started" | "Queued" | "Refreshing" | "Successful" | "Failed (retrying)" | "Failed (permanent)" | "Skipped" | "Canceled";
                            /** @description One sentence that says what to do; while it is retried, what it waits for */
                            reason: string | null;
                            /** @description Of the reason */
                            code: string | null;
                            /** @enum {string} */
                            trigger: "on-demand" | "scheduled";
                            plannedAt: string | null;
                            requestedBy: string | null;
                            /** Format: date-time */
                            requestedAt: string;
                            /** @description When it began to read; no row is older */
                            asOf: string | null;
                            endedAt: string | null;
                            /** @description Rows there were when it began */
                            expected: number | null;
                            /** @description In parts that are in place */
                            rows: number;
                            bytes: number;
                            /** @description Written last: while it is not there, the export is not whole */
                            manifest: string | null;
                            attempts: number;
                            nextAttemptAt: string | null;
                            parts: number;
                        }[];
                        /** @description Null on the last page; a page before it may be empty */
                        next: string | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getExportRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportRun"];
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelExportRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportRun"];
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it; export/target-not-open */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it; export/not-running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSegment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                segmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        segmentId: string;
                        name: string;
                        rule: components["schemas"]["SegmentRule"];
                        /** @description What becomes of the profiles of the rule, one step after the other */
                        then?: components["schemas"]["SetStep"][];
                        /**
                         * @description Static: the members are those of the moment it became so; absent: dynamic
                         * @enum {string}
                         */
                        kind?: "dynamic" | "static";
                        /**
                         * @description Inactive: it is not counted; absent: Active
                         * @enum {string}
                         */
                        state?: "Active" | "Inactive";
                        members: number;
                        reads?: components["schemas"]["SegmentReads"];
                        lastCount?: {
                            members: number;
                            /** Format: date-time */
                            countedAt: string;
                        };
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveSegment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                segmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    rule: components["schemas"]["SegmentRule"];
                    /** @description What becomes of the profiles of the rule, one step after the other */
                    then?: components["schemas"]["SetStep"][];
                    /**
                     * @description Absent: as it is; of a new segment, dynamic
                     * @enum {string}
                     */
                    kind?: "dynamic" | "static";
                    /**
                     * @description Absent: as it is; of a new segment, Active
                     * @enum {string}
                     */
                    state?: "Active" | "Inactive";
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Segment"];
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it; segment/cycle */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description segment/unfit-condition; segment/unknown-enrichment; segment/unknown-segment */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSegment: {
        parameters: {
            query?: {
                /** @description Also where it is used; its users then find nobody in it */
                force?: "true";
            };
            header?: never;
            path: {
                segmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it; segment/in-use */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSegment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                segmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @enum {string} */
                    kind?: "dynamic" | "static";
                    /** @enum {string} */
                    state?: "Active" | "Inactive";
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Segment"];
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    duplicateSegment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                segmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the new one */
                    segmentId: string;
                    name: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Segment"];
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it; segment/id-taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSegments: {
        parameters: {
            query?: {
                after?: string;
                /** @description At most 1000 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            segmentId: string;
                            name: string;
                            rule: components["schemas"]["SegmentRule"];
                            /** @description What becomes of the profiles of the rule, one step after the other */
                            then?: components["schemas"]["SetStep"][];
                            /**
                             * @description Static: the members are those of the moment it became so; absent: dynamic
                             * @enum {string}
                             */
                            kind?: "dynamic" | "static";
                            /**
                             * @description Inactive: it is not counted; absent: Active
                             * @enum {string}
                             */
                            state?: "Active" | "Inactive";
                            lastCount?: {
                                members: number;
                                /** Format: date-time */
                                countedAt: string;
                            };
                        }[];
                        /** @description Null on the last page; a page before it may be empty */
                        next: string | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewSegment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rule: components["schemas"]["SegmentRule"];
                    /** @description What becomes of the profiles of the rule, one step after the other */
                    then?: components["schemas"]["SetStep"][];
                    /** @description The segment that is being changed */
                    segmentId?: string;
                    /**
                     * @description How many members to show
                     * @default 10
                     */
                    members?: number;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        members: number;
                        first: {
                            profileId: string;
                            /** @description Field name to value; text as it came */
                            fields: {
                                [key: string]: string;
                            };
                            /** @description The upload it last came with; segments see it as the field $import */
                            importId: string | null;
                            sequence: number;
                            /** Format: date-time */
                            changedAt: string;
                        }[];
                        /** @description In the order they are written */
                        parts: {
                            /** @description rule.conditions.0, rule.rules.1, then.0 */
                            at: string;
                            /** @description That meet this part alone */
                            members: number;
                            /** @description That are left, or have come together, after it */
                            cumulative: number;
                        }[];
                        misfits: {
                            /** @description The condition: rule.conditions.0 */
                            at: string;
                            field: string;
                            /** @description Members of the data set whose value cannot be read as what it is compared with */
                            profiles: number;
                            /** @description Ids of some of them */
                            examples: string[];
                        }[];
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it; segment/cycle */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description segment/unfit-condition; segment/unknown-enrichment; segment/unknown-segment */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: {
                after?: string;
                /** @description At most 1000 */
                limit?: number;
            };
            header?: never;
            path: {
                segmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            profileId: string;
                            /** @description Field name to value; text as it came */
                            fields: {
                                [key: string]: string;
                            };
                            /** @description The upload it last came with; segments see it as the field $import */
                            importId: string | null;
                            sequence: number;
                            /** Format: date-time */
                            changedAt: string;
                        }[];
                        /** @description Null on the last page; a page before it may be empty */
                        next: string | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSegmentUsage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                segmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        users: {
                            /** @enum {string} */
                            kind: "enrichment" | "segment" | "measure" | "export";
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSegmentTrend: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                /** @description At most 1000 */
                limit?: number;
            };
            header?: never;
            path: {
                segmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The newest, oldest first */
                        points: {
                            /** Format: date-time */
                            at: string;
                            members: number;
                        }[];
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refreshSegment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                segmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success, nothing to say */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suggestValues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    field: string | components["schemas"]["EnrichedFieldRef"];
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        values: {
                            value: string | number;
                            rows: number;
                        }[];
                        /** @description Rows that were looked at; the first 10,000 */
                        examined: number;
                        /** @description All values of the rows that were looked at are there */
                        complete: boolean;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    evaluateMeasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    function: "count" | "count-distinct" | "sum" | "average" | "min" | "max";
                    field?: components["schemas"]["FieldRef"];
                    /** @description Over which profiles, as segments say it; absent: all */
                    filter?: {
                        rule: components["schemas"]["SegmentRule"];
                        then?: components["schemas"]["SetStep"][];
                    };
                    /**
                     * @description One value for each combination that there is
                     * @default []
                     */
                    dimensions?: (string | components["schemas"]["EnrichedFieldRef"])[];
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Those of most profiles first */
                        values: {
                            /** @description In the order they were asked for; null: not there */
                            dimensions: (string | number | null)[];
                            /** @description Null: nothing that could be read */
                            value: number | null;
                            profiles: number;
                            /** @description Profiles whose field holds something that is no number */
                            unread: number;
                        }[];
                        /** @description There are no more than these */
                        complete: boolean;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description measure/unfit-field; segment/unfit-condition; segment/unknown-enrichment; segment/unknown-segment */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                topic?: string;
                after?: string;
                /** @description At most 500 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Says where it lies: `<topic>~<offset>` */
                            id: string;
                            /** @description The topic it could not be handled on */
                            topic: string;
                            key: string;
                            code: string;
                            errorClass: string;
                            /** @description Where it is wrong; never what it says */
                            reason: string;
                            attempts: number;
                            /** Format: date-time */
                            at: string;
                            bytes: number;
                        }[];
                        /** @description Null on the last page; a page before it may be empty */
                        next: string | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Says where it lies: `<topic>~<offset>` */
                        id: string;
                        /** @description The topic it could not be handled on */
                        topic: string;
                        key: string;
                        code: string;
                        errorClass: string;
                        /** @description Where it is wrong; never what it says */
                        reason: string;
                        attempts: number;
                        /** Format: date-time */
                        at: string;
                        bytes: number;
                        headers: {
                            [key: string]: string;
                        };
                        value: string;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description dead-letter/erased */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        topic: string;
                        key: string;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description dead-letter/erased */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                after?: string;
                /** @description At most 1000 */
                limit?: number;
                /** @description At or after */
                from?: string;
                /** @description Before */
                to?: string;
                /** @description Subject of who acted */
                actor?: string;
                /** @description Name of a route, or type of an event */
                action?: string;
                /** @description Any id in the address, or of what changed */
                target?: string;
                phase?: "intent" | "outcome" | "change";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            tenant: string;
                            service: string;
                            /** @description Rises by one, from 1, within tenant and service */
                            sequence: number;
                            /** Format: date-time */
                            at: string;
                            /** @enum {string} */
                            phase: "intent" | "outcome" | "change";
                            /** @description Name of the route (`operationId` in OpenAPI), or type of the event */
                            action: string;
                            actor: {
                                /** @description `system` where nobody asked, `anonymous` without a valid token */
                                subject: string;
                                name?: string;
                                roles: string[];
                                /** @description The API key that was used */
                                apiKeyId?: string;
                                /** @description Who made that key */
                                responsible?: string;
                            };
                            /** @description IP address that the request came from */
                            address?: string;
                            /** @description Ids in the address of the request */
                            target: {
                                [key: string]: string;
                            };
                            /** @description Body of the request, as far as it is recorded; never a secret */
                            request?: {
                                [key: string]: unknown;
                            };
                            /** @description Answer, as far as it is recorded: new ids, counts */
                            answer?: {
                                [key: string]: unknown;
                            };
                            /** @description What is different now */
                            changes?: {
                                /** @description What it is: connection, consent, enrichment, run, segment, … */
                                kind: string;
                                id: string;
                                fields: {
                                    [key: string]: {
                                        before?: unknown;
                                        after?: unknown;
                                    };
                                };
                            }[];
                            /**
                             * @description Of an outcome
                             * @enum {string}
                             */
                            result?: "success" | "client-error" | "failure";
                            /** @description HTTP status of an outcome */
                            status?: number;
                            /** @description Type of the problem that was answered */
                            problem?: string;
                            /** @description The same in intent and outcome; also the header x-correlation-id of the answer */
                            correlationId: string;
                            /** @description SHA-256 of the hash before (64 zeros before the first), then the canonical JSON of the entry */
                            hash: string;
                        }[];
                        /** @description Null on the last page; a page before it may be empty */
                        next: string | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                /** @description Only entries behind this sequence: where the export before ended */
                after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAuditCheckpoints: {
        parameters: {
            query?: {
                after?: string;
                /** @description At most 1000 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            tenant: string;
                            service: string;
                            /** @description Of the last entry that it vouches for */
                            sequence: number;
                            /** @description Of that entry */
                            hash: string;
                            /** Format: date-time */
                            at: string;
                            /** @description The key that signed it */
                            keyId: string;
                            /**
                             * Format: base64
                             * @description Ed25519 over the canonical JSON of the other fields
                             */
                            signature: string;
                        }[];
                        /** @description Null on the last page; a page before it may be empty */
                        next: string | null;
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAuditKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            keyId: string;
                            /** @constant */
                            algorithm: "Ed25519";
                            /** @description PEM */
                            publicKey: string;
                        }[];
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: number;
                        lastSequence: number;
                        /** @description The last entry that a signed checkpoint vouches for */
                        signedUpTo: number;
                        faultCount: number;
                        faults: {
                            kind: string;
                            sequence: number;
                            says: string;
                        }[];
                    };
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collectAudit: {
        parameters: {
            query?: {
                /** @description Only entries behind this sequence: where the export before ended */
                after?: number;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description The request is not as its contract says */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role does not permit it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing in the tenant of the token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A rule says no; the type names it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests of one caller in a minute; see Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency cannot be reached; see Retry-After */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
