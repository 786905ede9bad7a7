/**
 * Swedish words that stand first when people here choose a secret, the commonest first: passwords, seasons, months, names,
 * football, towns, the workplace. No kept package has such a list; those for English and for leaked passwords come with
 * the library.
 */
export const COMMON_WORDS: readonly string[] = `
lösenord losenord hemligt hemlig sommar vinter höst vår sverige hej hejsan välkommen valkommen lösen kod lösenfras nyckel nyckelfil
streck enkät enkat väntrum vantrum mottagning socialtjänst socialtjanst socialtjänsten socialtjansten socialkontor socialkontoret
kommun kommunen kommunhus stadshus förvaltning forvaltning handläggare handlaggare socialsekreterare försörjningsstöd
forsorjningsstod bistånd bistand bidrag myndighet nämnd svar svaren fråga omgång surfplatta dator jobb jobbet kontor kontoret chef
samordnare admin administratör test provar fika kaffe fredag måndag mandag tisdag onsdag torsdag lördag lordag söndag sondag
januari februari mars april maj juni juli augusti september oktober november december jul julafton påsk midsommar semester
stockholm göteborg goteborg malmö malmo uppsala linköping linkoping örebro orebro västerås vasteras helsingborg norrköping
norrkoping jönköping jonkoping umeå umea lund borås boras sundsvall gävle gavle karlstad växjö halmstad luleå skåne norrland
aik djurgården djurgarden hammarby blåvitt bajen fotboll hockey elfsborg volvo saab ikea zlatan abba pippi emil alfons
anna maria karin lars erik anders johan karl nils per sven olle lisa emma sara eva kerstin birgitta mikael daniel mohammed
ali ahmed fatima älskling alskling älskar alskar mamma pappa barn hund katt hus hem bil båt bat sol måne mane stjärna blomma
fisk häst hast fågel björn bjorn varg älg kanelbulle smörgås godis glass öl bulle ost mjölk
och att det i en jag hon som han på den med var sig för så till är men ett om hade de av icke mig du henne då sin nu har inte
hans honom skulle hennes där min man ej vid kunde något från ut när efter upp vi dem vara vad över än dig kan sina här ha mot
alla under någon eller allt mycket sedan ju denna själv detta åt utan varit hur ingen mitt ni bli blev oss din dessa några
deras blir mina samma vilken er sådan vår blivit dess inom mellan sådant varför varje vilka ditt vem vilket sitta sådana vart
dina vars vårt våra ert era vilkas noll två tre fyra fem sex sju åtta nio tio elva tolv hundra tusen
röd röda grön gröna blå blåa gul gula vit vita svart svarta stor stora liten små bra god ny nya gammal gamla
`
  .split(/\s+/)
  .filter((word) => word !== "");
