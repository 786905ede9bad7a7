/** What each command prints with --help. */
export const BACKUP_HELP = `streck backup – saves a server's data folder, also while the server runs, and tries the backup by restoring it

USAGE
  npm run --silent backup -- --to FOLDER --key FILE [OPTIONS]

WHAT IT DOES
  Copies the database as it is at one moment, with everything else that lies in the data folder, seals the copy to the
  public keys and writes it into one file. Then it reads that file back from where it lies, restores it, lets SQLite look
  at every page, and compares number and hash of the rows of every table with the original. The file gets its name only
  when all of that agrees: a file that is called .backup has been restored once. Where anything fails, nothing is left.
  Needs free space for twice the database in the data folder meanwhile.
  The server does the same by itself where STRECK_BACKUP_FOLDER is set; only what it saves itself becomes "safe" on tablets.

OPTIONS
  --data FOLDER     the server's data folder (STRECK_DATA, or ./data)
  --to FOLDER       where the backup goes, best on another disk (STRECK_BACKUP_FOLDER)
  --key LIST        files with public keys, with commas between; any of their private keys opens the backup
                    (STRECK_BACKUP_KEY). "streck backup-key" makes them. The word none makes backups that are not sealed:
                    whoever has one reads names, strokes and the hashes of passwords. The answers stay sealed
  -h, --help        prints this

EXIT CODES
  0  the backup is there, and was restored and compared
  1  something unexpected
  2  the command is not complete or not understood
  3  the data can't be read: no such folder, damaged, or of another version
  4  the key file is none
  5  the backup can't be written, or what was restored from it was not the original

EXAMPLE
  npm run --silent backup -- --data ./data --to /mnt/backups --key streck-backup-key.public.json
`;

export const RESTORE_HELP = `streck restore – makes a data folder of a backup, or only looks whether one is whole

USAGE
  npm run --silent restore -- --from FILE --key FILE --data FOLDER [OPTIONS]
  npm run --silent restore -- --from FILE --key FILE --check

WHAT IT DOES
  Unpacks the backup beside what is in the data folder, looks at every page, and compares number and hash of the rows of
  every table with what was saved. Only when all of it agrees and is on the disk it takes its place. The server must not
  run. Tablets notice at their next contact that the server was restored, and hand in again what the backup lacks; what a
  tablet was told that it is safe counts anew. Everybody has to sign in again, and unused codes for tablets are void.

OPTIONS
  --from FILE             the backup
  --key FILE              the private key (not needed where backups are not sealed)
  --passphrase-file FILE  its passphrase, on the first line of a file. Without it, you are asked for it in the terminal
  --data FOLDER           the data folder (STRECK_DATA, or ./data). It is empty or does not exist, unless
  --replace               what is in it is put aside, in a folder before-restore-… inside it. Delete that when all is well
  --check                 changes nothing: says what is in the backup and whether all of it is whole
  -h, --help              prints this

EXIT CODES
  0  restored, or whole
  1  something unexpected
  2  the command is not complete or not understood
  3  the backup is not whole, is none, or was made by a newer version
  4  the key does not open: wrong passphrase, or the key of other backups
  5  the folder can't be used: it is not empty, a server runs on it, or the disk refuses

EXAMPLE
  npm run --silent restore -- --from /mnt/backups/streck-20261127T020000Z-1f2e3d4c.backup --key streck-backup-key.private.json --replace
`;

export const KEY_HELP = `streck backup-key – makes the two keys of backups

USAGE
  npm run --silent streck -- backup-key --out FOLDER [--passphrase-file FILE]

WHAT IT DOES
  Writes two files. streck-backup-key.public.json is for the server: with it backups are sealed, and nothing can be
  opened. streck-backup-key.private.json opens them, with a passphrase of at least 12 signs that you are asked for twice
  (or that is on the first line of a file). Both are tried before the command ends.

  Keep the private file and its passphrase away from the server: two copies, in two places, the passphrase apart from
  them. Whoever has both reads every backup; who has neither can't restore any. Try them once with "streck restore --check".
  Make the keys on another machine than the server's, and bring the public file over.

EXIT CODES
  0  both files are there
  2  the command is not complete or not understood, or the passphrase is too short
  5  the files can't be written: a file that is there already is never written over
`;
