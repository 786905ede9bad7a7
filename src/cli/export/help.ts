/** What `npm run streck -- export --help` prints. */
export const EXPORT_HELP = `streck export – takes the answers and the strokes of a round out of a server's data folder

USAGE
  npm run --silent streck -- export --round ROUND --out FOLDER [OPTIONS]

WHAT IT DOES
  Reads the data folder and changes nothing in it, also while the server runs. Opens the sealed answers with the key file or
  the recovery code, and writes the same files as the console's Export, page by page: how large the round is does not matter
  to the memory. How far it has come is said on standard error; the names of the files, when all are whole, on standard output.
  Ctrl-C stops it, and then nothing is left in the folder.

WHERE FROM
  --data FOLDER            the server's data folder (STRECK_DATA, or ./data)
  --organisation NAME      the organisation by name or id, where the folder has several (practice is one)
  --round NAME             the round by name or id. Without it, the rounds are listed

WHAT
  --what answers,tally     the answers, the strokes, or both (both). The strokes need no key
  --what published         instead of these, what has been published of the round, and nothing else: csv, xlsx or json. Needs no key
  --batch ID               only the answers of this batch, by the first signs of its id; may be given several times.
                           Free texts come with the whole round only

THE KEY
  --key FILE               the coordinator's key file. Not needed where the server keeps a copy of it
  --passphrase-file FILE   its passphrase, on the first line of a file. Without it, you are asked for it in the terminal
  --recovery-file FILE     the recovery code instead of a key file, on the first line of a file
  No passphrase is taken from an argument or a variable: others on the machine could read it.

INTO WHAT
  --out FOLDER             where the files go. A file that is there already is never written over
  --format LIST            one or several of these, with commas between (csv)
                             csv      a text file for each table: answers, codebook, errors, texts, tally, reasons
                             xlsx     one workbook with a sheet for each table
                             sav      a file for SPSS for each table, with labels and missing values
                             json     all tables in one file, with the schema that it keeps to
                             package  a data package (Frictionless) with a script for R that reckons the indicators
  --language sv|en         the language of labels (sv); questions are in it where the questionnaire has it
  -h, --help               prints this

  Beside them there is always a manifest: the hash of every file, and the id and hash of every received answer.
  Answers that can't be opened or counted are rows of the table errors, with the reason. They stop nothing.

EXIT CODES
  0    the files are there
  1    something unexpected
  2    the command is not complete or not understood
  3    the data can't be read: no such folder, damaged, or of another version
  4    the key does not open: wrong passphrase, or the key of another organisation
  5    the files can't be written
  130  stopped with Ctrl-C

EXAMPLES
  npm run --silent streck -- export --data ./data
  npm run --silent streck -- export --round "Ekonomiskt bistånd, hösten 2026" --key streck-nyckel.json --format xlsx,sav --out ./export
  npm run --silent streck -- export --round "Ekonomiskt bistånd, hösten 2026" --what tally --out ./strokes

The files with the answers hold single answers, and nothing in them is hidden. Keep them as you keep the key.
`;
