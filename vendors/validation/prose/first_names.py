"""Common first names of the countries of the survey, in small letters; how a person is told from a company.

Names that are more often a place, a month or a company (“austin”, “may”, “page”) are left out: a person so called is known by what is
said of them.
"""

from typing import Final

_NAMES: Final = """
aachal aadhya aadi aahana aarav aarini aarna aarnav aaron aarush aarón aashi aayush abbas abbie abdul abdullah abeer
abel abha abhimanyu abhiram abigail abigaíl abilio abraham abram abril achille achim ada adalbert adalberto adam
adamo adela adelaida adelardo adelasia adelbert adele adelgunde adelheid adelia adelina adelinde adeline adelmo adem
adina aditya adolf adolfine adolfo adora adoración adrian adriana adriane adriano adrien adrienne adrián advaith
advay advik advika adweta adya adán adèle adélaïde aenne agapito agastya agata agatha agathe agnes agnieszka agnolo
agnès agostino agustina agustín ahmad ahmed ahmet aicha aimee aimé aimée ainara ainoa aishani aitana aitor akshay
alain alan alban albano alberico albert albertine alberto albin albina albino albrecht alcides alderano aldo ale
alec alejandra alejandro alejo aleksandar aleksander aleksandr aleksandra aleksej alena alessandra alessandro
alessia alessio alex alexa alexander alexandra alexandre alexandria alexandrie alexandros alexei alexej alexia
alexis alf alfio alfons alfonso alfred alfredo ali alice alicia alicja alida alina aline alisha alison alistair alix
alka alla allan allegra allen allison alma almudena almut almuth alois aloisia alondra alonso aloys alphons alphonse
alvin alwin alwina alwine alyssa amada amadeo amado amador amaira amalia amalie amancio amanda amandine amando amara
amarilis amaro amaury amaya ambre ambrosio amedeo amelia amelie amico amina aminata amir amit amleto amol amor
amparo amrita amruta amy amélie américa américo amílcar ana anabel anacleto anais anamika anastasia anastasie
anastasio anastasios anatol anatoli anatolij anay anaïs anders andre andrea andreas andree andrei andrej andres
andrew andrey andrzej andré andrée andrés andy aneta anett anette angela angelica angelika angelina angelino
angelique angelita angelo angie angus angélica angélique ani anica anika anil anirudh anita anja anjali anka anke
anmol ann anna annaliese annalisa annamaria anne annedore annegret annegrete annekatrin anneke annelene anneli
annelie annelies anneliese annelise annelore annemarie annemie annerose annett annetta annette anni annibale annick
annie annika annita annunziata anny anouk ansaldo anselm anselma anselmo ansgar ansh ante anthony antje anto antoine
antoinette anton antonella antonello antonia antonie antonietta antonina antonino antonio antonios antonius antony
anunciación anusha anvi anya aníbal aoife apolinar apollonia apolonia apostolos araceli aradhana arcelia aria
ariadna ariana ariane aribert ariel arif arin aristides arjun arlette armand armando armida armin arnaldo arnaud
arnaude arnd arndt arne arnfried arnim arno arnold arnulf arnulfo aroa arsenio artemio arthur artur arturo arunima
arya aryan arzu aránzazu ascensión asdrubal ashlee ashleigh ashley asta astrid asunción atenulf athanasios atharv
ati atilio attila audrey augusta auguste augustin augusto aurelia aureliano aurelie aurelio aurora aurélie aurélien
avi avni awa axel ayaan aymeric aynur ayse aysel ayten ayush ayushman azaan azad azahar azahara azeglio azeneth aziz
azucena aïcha aïssa babett babette baccio bachittar baghyawati bahadurjit bakhshi baldassare baldomero balduino
baldur balendra balhaar baljiwan baltasar balthasar balvan balveer banjeet baptist baptiste barbara barkha barry
bartholomäus bartolomeo bartolomé basile basilio bastian bastien baudelio bautista bayram beata beate beatrice
beatrix beatriz becky begoña bekir bela belen belinda belén ben benedetto benedikt benigna benigno benita benito
benjamin benjamín benno benoit benoît benvenuto beppe berend berenice berit bernabé bernadette bernard bernarda
bernardino bernardita bernardo bernd berndt bernfried bernhard bernhardine bernice bernt bernward bert berta bertha
berthold berto bertold bertram bertrand beth bethan bethany betina betti bettina betty beverley beverly bhanumati
bhavani bhavika bhavini bhavna bhavya biagio bianca bianka bibiana bienvenida bilal bill billy bimala bina birger
birgid birgit birgitt birgitta birte birthe bishakha bjorn björn blake blanca blanka blas bob bobby bodo bogdan
bonifacio bonnie boris borja bozena brad bradley brady brandon brandy branka branko breanna brenda brendan brent
brett brian briana brianna brice bridget brigitta brigitte brijesh brinda brit brita britt britta brittney brooke
bruce brunhild brunhilde bruni brunilda bruno bryan bryce brígida buenaventura burckhard burghard burkard burkhard
burkhardt bárbara bärbel béatrice bénédicte caitlin caitlyn calcedonio caleb calista calisto calixta calixto callum
calogero calvin cameron camila camilla camille camillo camilo canan candace candela candelaria candelario candelas
candice capucine caren caridad carin carina carine carl carla carlito carlo carlos carlota carly carmela carmelita
carmelo carmen carmina carmine carol carola carole carolin caroline carolyn carrie carsten casandra casemiro casey
cassandra cassidy cassie catalina caterina catharina catherine cathleen cathrin cathy catrin cayetana cayetano
cebrián cecile cecilia cecilio cedric ceferino celal celestina celestino celia celine celso cemal cemil cengiz centa
cesar cesare cetin chaaya chad chaitaly chaitanya chakradev chakradhar chakrika chaman chameli champak chanakya
chanchal chandani chandran chandresh chantal charan charita charlene charles charlie charline charlotte charo charvi
chasmum chatresh chatura chavvi che cheikh chelo chelsey chema cheryl chiara chita chloe chloé chris christa
christel christelle christian christiana christiane christie christin christina christine christl christof christoph
christophe christopher christos christy chucho chus chuy ciaran cilli cilly cindy cintia cipriano ciriaco cirillo
cirino ciro ciríaco claas claire clara clare clarence clarisa clarissa clarisse claude claudia claudine claudio
claudius claus clay clayton clelia clemens clement clemente clementina cleto clifford clinton clive cloe clotilde
cläre clémence clément clímaco cody cole colette colin colleen collin colton coluccio concepción concetta concha
connie connor conny conor conrad conrado constance constantin constanza constanze consuela consuelo cora coral
coralie cord cordula corentin corey corina corinna corinne coriolano cornelia cornelio cornelius corona corrado cory
cosima cosimo cosme costantino costanzo courtney craig crescencia cristian cristina cristóbal cruz curro curt curtis
custodia custodio cynthia cyril czeslaw cándida cándido cäcilia cäcilie cécile cédric célia célina céline césar
dafne dagmar dagobert dajana daksh daksha dakshesh dalaja dalbir dale dalila dalton damaris damian damiano damien
damini damián damon damyanti dan dana dani danica daniel daniela daniele danielle danilo danny dante danuta dany
daria darika darin dario darius dariusz darko darlene darpan darrell darren darryl darsh daryl darío dave david
dayamai dayita dean deanna debbie deborah debra declan deepa deepak delfina delfino delia delphine demetrio denis
denise dennis denny derek derrick desiderio desiree detlef detlev dev devansh devika devin dhriti dhruv diana diane
didier diedrich diego dierk dieter diethard diethelm diether dietlind dietlinde dietmar dietrich dillon dimas
dimitri dimitrios dina dino dionigi dionisia dionisio dipta dirk ditmar dittmar divya diya djamel dmitry dogan
dolores domenico dominga domingo dominic dominik dominique domitila don donald donata donatella donatello donato
donna donovan dora doreen dorian dorina doris dorit dorita dorle dorota dorotea dorothe dorothea dorothee dorothy
dorothée douglas dragan dragica drago drew duane duilio dulce duncan dunja durante dursun dusan dustin dwayne dylan
débora dörte dörthe eamon earl eberhard eberhardt ebony eckard eckart eckehard eckhard eckhardt eckhart ed edda
eddie eddy edelbert edelgard edelmira edelmiro edeltraud edeltraut edeltrud eden edgar edgardo edhitha edit edith
editha edmund edmundo edoardo edouard edu eduard eduardo edward edwin eesha efraín egbert eggert egon ehrenfried
ehrentraud ehrhard eileen eiravati eitel ekaja ekalinga ekani ekansh ekanta ekantika ekapad ekaraj ekaterina ekavir
ekbal ekiya ekkehard ekkehart ekrem ekta eladio elaine elba eleanor eleanora elena eleni elenore eleonora eleonore
eleuterio elfi elfie elfriede eli eliana eliane elias elif eligia eligio elijah eliott elisa elisabet elisabeth
elise eliseo elizabeth elke ella elladio ellen elli ellie ellinor elliot elliott elly elma elmar elmo elodia elodie
eloy eloísa eloïse elpidio elsa elsbeth else elvira elwira elzbieta eléonore elías ema emanuel emelina emeline
emigdio emil emile emilia emiliana emiliano emilie emilien emilio emily emin emine emma emmanuel emmanuelle emmerich
emmi emmy emperatriz encarna encarnacion encarnación encarnita engelbert engin ennio enno enrico enrique enver enzio
enzo epifanio eraldo erasmo ercan erdal erdmute erdogan erhard erhardt eric erica erich erik erika erin erkan
ermanno ermenegildo ermes erna ernest ernestine ernesto ernie ernst erol erwan erwin eshana esmeralda esperanza
espiridión esteban estefanía estela estelle ester esther estrella eta etelvina ethan etienne etta ettore euan
eufemia eugen eugene eugenia eugenie eugenio eugène eulalia eusebia eusebio eustaquio eutimio eutropio eva evamaria
evan evangelia evangelina evangelista evangelos evaristo eve evelia evelin eveline evelyn evelyne evi evita ewa
ewald ezequiel ezio fabia fabian fabiana fabien fabienne fabio fabiola fabián fabrice fabricio fabrizia fabrizio
fadila fadime falak falan falguni falk falko fanny faqid faraj faras farhan farid fariq faris faruk fatih fatima
fatma fatou faustino fausto febe fedele federica federico federigo fedor felicia feliciana feliciano felicidad
felicitas felipa felipe felisa felix felizitas ferdi ferdinand ferdinando ferenc fergus fermín fernand fernanda
fernando fiamma fidel fidela filippa filippo filiz filomena finn fiona fiorenzo fiorino fitan fito fiyaz flavia
flavio flor flora florence florencia florencio florent florentina florentine florentino florian florina florinda
floyd folker folkert fortunata fortunato forum frado franca frances francesca francesco francine francis francisca
francisco franck franco francois francoise franjo frank franka franklin franz franziska françois françoise frauke
fred freddy frederic frederick frederik frederike fredi fredo fredy freia freya frida fridolin frieda friedbert
friedemann frieder friedericke friederike friedhelm friedhilde friedhold friedl friedlinde friedo friedrich frithjof
fritz frédéric frédérique fulgencio fulvio fátima félix gabi gabino gabor gabriel gabriela gabriele gabriella
gabrielle gaby gaetano gagan gail galasso galina galo ganga gareth garima garrett garry gary gaspar gaspard gaspare
gastone gastón gaurang gaurangi gaurav gauri gaurika gautam gautami gauthier gavin gayathri gaël gaëlle gaëtan
gebhard geert geetika gelsomina gema gemma gene geneviève genoveva geoffrey georg george georges georgette georgina
georgine georgios gerald geraldine geraldo gerard gerardo gerd gerda gerdi gereon gerfried gerhard gerhardt gerhart
gerhild gerlind gerlinde german germana germán gernot gero gerold gerolf geronimo gert gerta gerti gertraud
gertraude gertraut gertrud gertrude gertrudis gervasio gerwin gerónimo gesa gesche gesine geza ghislaine giacinto
giacobbe giacomo giada giampaolo giampiero gian giancarlo gianfrancesco gianfranco gianluca gianluigi gianmarco
gianna gianni gianpaolo gianpietro giesela gil gilbert gilberte gilberto gilda gilles gillian gina ginette gino
gioacchino gioachino gioele gioffre gionata giorgia giorgio giosuè giovanna giovanni girik girindra girish girolamo
gisa gisbert gisela gislinde gisèle gitta gitte giulia giuliana giuliano giulietta giulio giuseppe giuseppina
giustino glauco glen glenda glenn gloria godofredo goffredo gonzalo gopal goran gordana gordon gottfried gotthard
gotthilf gotthold gottlieb gottlob goyo grace gracia graciana graciano graciela graeme graham graziano graziella
grazyna greca greco greg gregg gregor gregorio gregory greta gretchen grete gretel gretl griselda grit grzegorz
grégoire grégory guadalupe guarino gudrun gudula guenter guenther guglielmo guido guillaume guillermo guiomar
guiseppe gunar gunbir gunda gundel gundi gundolf gundula guneet gunhild gunnar gunter gunther guntram gustav gustave
gustavo gusti guy gwen gwendolyn gwyneth gérald géraldine gérard gönül götz gülay gülsen gülten günter günther hagen
hailey hajo hakan hakim haley halil halina hamish hamsini hanife hank hanna hannah hannchen hanne hannelore hannes
hanni hanno hanns hanny hans hansgeorg hansjoachim hansjörg hansjürgen hanspeter harald hardik hardy harinakshi
harini harish harita harm harold haroldo harri harriet harrison harro harry harsh harshil hartmut hartmuth hartwig
hasan hassan hasso hatice hayden haydée hayley hazel heather hector hedda hedi hedwig hedy heide heidelinde
heidelore heidemarie heiderose heidi heidrun heike heiko heimo heiner heinfried heini heino heinrich heinz helen
helena helene helfried helga helge heliodoro hella hellmut hellmuth helma helmar helmtrud helmut helmuth hema hemal
hemang hemangini hemani hendrik henner henni henning henny henri henriette henrik henrike henry henryk heraclio herb
herbert herberto heribert heriberto herlinde herma hermann hermenegildo hermine herminia herminio hernando hernán
herrmann herta hertha herve hervé herwig hilario hilary hilda hildburg hilde hildegard hildegart hildegund
hildegunde hilma hilmar hiltraud hiltrud hinrich hipólito hiral hiroshi hitesh holger hollie holm homer honoré
horacio horst hortense hortensia houria howard hredhaan hritik hubert hubertine hubertus hugh hugo hugues huguette
hulda humberto hunter héctor hélène hülya hüseyin iain ian ibrahim ibrahima ibán ida idika ignacia ignacio ignatz
ignaz ignazio igor ijaya ikbal iker ikshita ilaria ildefonso ildiko ileana ilhan ilias ilija ilja ilka ilona ilonka
ilse imaran imelda imke immo imogen imre ina inaya indali indira indrajit ines inga ingbert inge ingeborg ingeburg
ingelore ingetraud ingetraut ingmar ingo ingolf ingrid ingried inka inken inmaculada inna inocencio insa inès inés
ioannis iolanda ippazio ira irena irene irina irma irmela irmengard irmgard irmhild irmi irmingard irmtraud irmtraut
irmtrud irya irène isa isaac isabel isabela isabell isabella isabelle isaiah isaura isaías isha ishaan ishani
ishanvi ishita ishwar isidor isidora isidoro isidro ismael ismail ismaël ismet isolde istvan itziar ivan ivana
ivanka ivo ivonne iván iwan iwona jacek jacinta jacinto jack jackie jaclyn jacob jacobo jacopo jacqueline jacques
jadwiga jafet jagat jagdish jagrati jagvi jai jaime jairaj jake jakob jakub jalsa jamel james jamie jan jana janaki
janani jane janet janett janette janice janin janina janine janko jann janna janos januja janus janusz janya
jaqueline jared jaroslav jaroslaw jasmin jasmina jasmine jasmit jason jatin javi javier javiera jay jayne jean
jeanette jeanine jeanne jeannette jeannine jed jeet jeevika jeff jeffery jeffrey jelena jemma jenaro jenna jennifer
jenny jens jeremiah jeremy jeremías jermaine jerome jerry jerzy jerónimo jesse jessica jessie jessika jesus jesusa
jesús jhalak jill jillian jim jimena jimmy jiri joachim joan joana joann joanna joanne joao joaquina joaquín jobst
jocelyn jocelyne jochem jochen jodi jodie jody joe joel joelle joerg johan johann johanna johanne johannes john
johnathan johnny jolanda jolanta jolanthe jon jonas jonatan jonathan jonathon jordan jordana jordi jordán jorge jose
josef josefa josefina josefine josep joseph josephine josette josh joshua josiane josip jost josué josé josée
joséphine jovan jovita joyce jozef joël joëlle juan juana juanita juanito judith judy juergen jules julia julian
juliana juliane julie julien julieta juliette julio julius julián juri jurij justin justina justine justus jutta
jyoti jérémy jérôme jörg jörgen jörn jürgen kabir kai kaitlin kaitlyn kala kalpit kamal kamala kamil kamya kara
karan karen kari karim karin karina karine karl karla karlfried karlheinz karola karolin karolina karoline karsten
kashish kashvi kasimir kaspar kata katalin katarina katarzyna kate katelyn katerina katharina katharine katherina
katherine kathi kathleen kathrin kathryn kathy kati katia katie katja katrin katrina katty katy kavya kay kayla
kaylee kayleigh kazim keith kelli kellie kelly kelsey kemal ken kenan kendra kenji kenneth kent kerri kerry kerstin
kevin keya khalid kiaan kiara kieran kike kilian kim kimberley kimberly kip kira kirk kirsten kirstin kirsty klaas
klara klaudia klaus klemens klothilde kläre knud knut konrad konstantin konstantinos konstanze korbinian kordula
korinna kornelia kornelius kreszentia kreszenz kriemhild krish krisha krishna krista kristen kristi kristian
kristiane kristie kristin kristina kristine kristopher kristy kritika krystal krystyna krzysztof kunibert kunigunda
kunigunde kuno kurt kyle kylian kylie käte käthe käthi kévin laban lacey ladislaus ladli laetitia laila lajita laksh
lakshit lakshmi lalo lamar lambert lamberto lando lara larissa larry lars laszlo latasha latoya laura laure laureano
lauren laurence laurent laurenz lauretta laurie lavanya lawrence lazzaro lea leah leander leandra leandro leanne lee
leela leena leif leigh leila leire lekha lena lene leni leo leocadia leocadio leokadia leon leonard leonardo leoncio
leone leonel leonhard leonid leonie leonor leonore leopold leopoldine leopoldo leroy lesley leslie leszek leticia
letizia levi lewis leyla leyre león lia liam liana liane liberto libni licia lidia lidija lidwina liesa liesbeth
lieschen liesel lieselotte ligia lila lili lilia lilian liliana liliane lilija lilla lilli lilly lilo lilou lily
lina linda lindsay lindsey lino linus lioba lionel lipika lisa lisandro lisbeth lise liselotte lisette lissi lissy
livia livio ljiljana ljubica ljudmila loan lodovico logan lohit loic loida lola lolita loni lonnie lopa lope lore
loredana lorena lorenz lorenza lorenzo loreto loretta lori loris lorraine lothar lotte lotti lou louis louise
lourdes loïc luc luca lucas luce luchino lucho lucia luciana luciano lucie lucien lucienne lucila lucio lucrezia
lucy lucía ludger ludivine ludmila ludmilla ludovic ludovica ludovico ludwig ludwina luigi luigina luis luisa luise
luisina luitgard luka lukas luke luna lupe lupita lutz luzia luzie luís lydia lydie lyle lynda lynn lynne lázaro léa
léna léo léon léopold maanas maanav macarena macaria macario mackenzie madeleine madeline madhav madhavi madlen
magali magarete magda magdalena magdalene maggie magnus magret magrit mahika mahmoud mahmut maik maike maite maja
makayla malcolm malena malgorzata malik mallory malte mamadou mamen manan manbir mandy manfred manja manola manolo
manon manthan manu manuel manuela manuelita manya mar mara marc marcantonio marcel marcela marcelino marcella
marcelle marcello marcelo marcia marcial marciano marcio marco marcos marcus mareen mareike mareile marek maren
marga margaret margareta margarete margaretha margarethe margarita margaud margaux margherita margit margita
margitta margot margret margrit marguerite maria mariah marian mariana marianela marianna marianne mariano maribel
marica maricela maricruz marie mariechen mariele marieluise marietta mariette marija marijan marika marilyn marina
marine marino mario mariola marion marisa marisela marisol marissa maristela marit marita maritta marius mariusz
marjan marjorie mark marko markus marleen marlen marlene marlies marliese marlis marlène marta marten martha marthe
martin martina martine martino martirio martyn martín marv marvin mary maryline maryse marzena maría mason
massimiliano massimo mateo mathew mathias mathieu mathilde mathis mathys mathéo matilda matilde mato matt matteo
matthew matthias matthieu matthäus mattia mattias mattéo matías maud maude maura maureen maurice mauricio maurilio
maurizio mauro max maxence maxi maxim maxime maximiano maximilian maximiliano maximino maxwell maya mayte maël
maëlle maïté mckenzie meagan mechthild mechthilde mechtild meera megan megha meghan meghana mehdi mehmet meik meike
meinhard meinolf meinrad mekhala melania melanie melchor melina melinda melisa melissa melita melitta melvin meral
merche meredith meryem mesut meta metin mette mia micaela micha michael michaela michaele michail michaël micheal
michel michela michelangelo michele micheletto micheline michelle michelotto michèle mickaël miguel miguela mijo
mikayla mike mikhail mila milagros milan milena milica milka milo milos milt mina mindy ming minna miodrag mira
miranda mirco mireia mireille mirella miriam mirja mirjam mirjana mirko miroslav miroslaw miroslawa mirta mitali
mitchell mitesh modesta modesto mohamed mohammad mohammed mohini moisés molly mona monica monika monique monja
montserrat morena moreno morgan morgane moritz moussa mugdha muharrem murat muriel murielle mustafa mustapha
muzaffer myriam máxima máximo mélanie mélissa mónica nabil nachiket nacho nacio nada nadeschda nadeshda nadia nadin
nadine nadir nadja nadège naksh nakul nancy nandini nando nanni naomi napoleone narcisa narciso natacha natali
natalia natalie natalija natalio natalja natanael natascha natasha nath nathalie nathan nathaniel natividad naveen
nayara nazaret nazario necati ned nedda neel neelima neha neil nelli nelly nerea nereida nermin netra nevenka niamh
nicanor niccolò nicholas nichole nick nico nicodemo nicola nicolai nicolas nicolasa nicolaus nicole nicoletta
nicolás nicolò nidhi nidia nidra niels nieves nigel nihal niharika nikita niklas niko nikola nikolai nikolaj
nikolaos nikolas nikolaus nilda nilima nilo nils nimrat nina ninetta nino nirja nisha nitara nitesh noa noah noelia
noemí nolan nora norbert norberto norma norman notburga noé noémi noémie noël nuno nuran nuray nurettin nuri nuria
nurten nydia nélida néstor obdulia octavia octavio océane oda odalis odalys odette odika oeshi ofelia ojas ojasvi
olaf olalla olav ole olegario olena olga olimpia oliver olivia olivie olivier omaja omar omisha omkaar omya oni
onkar onofre onveer ophélie orazio oreste orhan oriana orinder orla orlando ornella ortrud ortrun ortwin oscar osha
oskar osman osvaldo oswald oswin otfried othmar otilia otmar ottavio ottfried ottilie ottmar otto ottokar ottomar
ottone ousmane ovidio oviya owain owen oxana pablo paca paco pacífica pahal paige pallavi palmira paloma pam pamela
pancho panfilo panini paola paoletta paolo paride parker parth pascal pascale pascual pascuala pasqual pasquale
pastor pastora pat patric patrice patricia patricio patrick patrik patrizia patrizio patty paul paula paulette
paulina pauline paulino paulo pavani pavel pawel paz pedro peer peggy pelayo pellegrino penny pepe pepita pepito
perla perlita pero perry petar peter petra petrona petros phil philip philipp philippe philippine phillip philomena
phyllis pia piedad pier pierangelo piergiorgio piergiuseppe pierina pierluigi piermaria piero pierpaolo pierre
piersanti pietro pilar pili pina piotr pippa pirmin pius plinio plácido pol polina pompeo pomponio poncio pooja
porfirio pranav praneel pranit pratyush preston primitiva primitivo priscila priscilla prisha priska priya prudencia
prudencio puccio purificación pushti pánfilo pénélope pía pío qabil qadim qarin qasim quentin quincy quique quirino
qushi raagini rabea rachael rachana rachel rachid rachit rachita radha radhika radmila rafa rafael rafaela raffaele
raffaella raffaellino raffaello raghav rahel rahul raik raimondo raimund raimundo rainer raisa raissa rajata rajesh
rajeshri raksha ralf ralph ramazan ramiro ramon ramona ramón ranbir randall randolf randy ranieri ranveer raphael
raphaela raphaël raquel ravi ray rayaan rayan raymond raymonde raymund raúl rebeca rebecca rebekah rebekka recep
reece regina reginald regine rehaan reimar reimer reimund reina reinald reinaldo reiner reingard reinhard reinhardt
reinhart reinhild reinhilde reinhold rembrandt remi remigio remo rena renata renate renato renaud rene renee reni
renzo rené renée resi reva rex reyansh reyes reyna reynaldo reza rhonda rhys ria ricarda ricardo riccardo ricciotti
richard rick rickey ricky rico ridhi rigo riley rishi rita riya riza rob robby robert roberta roberto robin robyn
rocco rochus rocío roderich rodney rodolfo rodolphe rodrigo rogelio roger rohan roland rolando roldán rolf romain
roman romana romane romeo romina romolo romuald romy román ron ronald ronaldo ronith ronnie ronny roque rosa rosalia
rosalie rosalina rosalind rosalinda rosalinde rosalva rosalía rosaria rosaura rose rosel roselinde rosemarie
rosemary rosenda rosendo rosi rosie rosina rosita rosl rosmarie ross rossana roswita roswitha rotraud rotraut rouven
roxana roy ruben rubén rudi rudolf rudolph rudra rudy rufina rufino ruggero ruggiero rui rupert ruperta ruperto
rushil russell ruth ruthild ruy ryan ryszard régine régis régulo rémi rémy rómulo rüdiger saanvi saban sabas
sabatino sabina sabine sabri sabrina sacha sachi sahin sai saksham salih sally salomé salomón salud salvador
salvatore salvi sam samaksh samanta samantha samar samarth samesh sami samir samira samu samuel sanaya sancho
sandalio sandor sandra sandrine sandro sandy sanjay sante santiago santino sanya sara sarah sarina sarita sarthak
saskia sathvik saturnina saturnino saumya saverio scott sean sebastian sebastiano sebastián sedat segismundo selena
selim selma semra senol senta sepp serafina serena serge sergei sergej sergio sergius serpil seth seve severiano
severin severino severo sevim seydou shane shannon shari sharon shaun shaurya shawn shawna sheena sheila shelby
shelia shelley shelly sheri sherri sherry sheryl shirley shivani shivansh shravya sian sibel sibilla sibille sibylla
sibylle siddharth siegbert siegfried sieghard sieglinde siegmar siegmund siegrid siegried siegrun siegward sigfrido
sigfried sigismund siglinde sigmar sigmund sigrid sigrun sigurd silas silja silke silva silvana silvester silvestre
silvestro silvia silvio simon simona simone simonetta simón sina sinaida siobhan siya slavica slavko slawomir
slobodan sneha socorro sofia sofiane sofie sofía solange sole soledad solveig solène songül sonia sonja sonya sophia
sophie soraya sosimo spencer stacey stacie stacy stan stanislaus stanislav stanislaw stanley stavros stefan stefani
stefania stefanie stefano steffen steffi stella stephan stephane stephanie stephen steve steven stewart stilla
stjepan stuart stéphane stéphanie sudiksha sue suhani sunil susan susana susanita susann susanna susanne suse susi
suzanne svea sven svenja svetlana swantje swen swetlana sybilla sybille sylke sylvain sylvana sylvester sylvia
sylviane sylvie sylvio sylwia sébastien séverine sönke sören sükrü süleyman tabea tabitha tad tadeo tadeusz tamanna
tamara tami tammie tammy tanay tanguy tania tanish tanja tanmayi tanner tanveer tanvi tanya tara tarak tasha tassilo
tatiana tatjana taylor tecla ted teerth tejas telemaco telmo telse temistocle teo teobaldo teodora teodoro teodosio
tere terence teresa teresita terrance terrence terri terry teófila teófilo thaddäus thea theda thekla thelma theo
theobald theodor theodora theodore theodoros theres theresa therese theresia thibault thibaut thierry thies thilo
thomas thoralf thorben thorsten théo théodore théophile thérèse tiago tibor tiburcio tiffany till tillmann tilly
tilman tilmann tilo tim timm timo timoteo timothy timothée timéo tina tino tito titouan tiziana tiziano tobias toby
todd tom tomas tomasa tomasz tomislav tommy tomás toni tonia tonino tony tonya toralf torben toribio torquato
torsten toño tracey traci tracie tracy traude traudel traudl traugott traute travis trent trevor tricia trini
trinidad tripti tristan tristán triveni triya troy trude trudel trudi tullio turvi tyler tyrone tülay türkan ubaldo
uberto ubika ucchal udant udarsh udo udyati ugo ugolino ulf uli ulises ulla ullrich ulrich ulrike umang umberto una
undine unnati unni upadhriti upasna upkaar upma urban urbano urishilla urmi urs ursel ursula urszula urte urvashi
urvi uschi uta ute utkarsh utz uwe vadim vaishnavi valentin valentina valentine valentín valeri valeria valerie
valerij valerio valero valeska valérie vamakshi vance vanesa vanessa vansha vanya varenya varsha vasana vasatika
vasco vassilios vasudha veda vedant vedhika vedika veer veit veli venancio venceslás vera verena verity vern vernon
veronica veronika veronique verónica vesna vicenta vicente vicki vickie victoire victor victoria victoriano
victorino vidal vidhi vihaan vijay viktor viktoria vilma vinaya vincent vincentio vincenza vincenzo vinciane vinicio
vinko vinzenz viola violeta violetta viraj virgilio virginie viridiana visitación vitali vito vittoria vittorio
vitus vivaan viviana viviane vivien vladimir vlado volker volkhard volkmar vrinda vrishti vritti vyanjana véronique
víctor wahab waida wakeeta walburga waldemar waldtraut walentina walfried walli wally walter walther waltraud
waltraut waltrud wanda warda warhi warinder warjas warren watika wayne wazir wei wencke wendelin wendy wenke wenzel
wera werner wes wesley whitney wibke widisha wiebke wieland wieslaw wigbert wilfredo wilfried wilfriede wilhelm
wilhelmine will willfried willi william willibald willibert willie willy wilma wiltrud winfried winifred wishi
witold wladimir wojciech woldemar wolfgang wolfhard wolfram wriddhish wridesh wulf wyatt wálter xalak xaver xavier
xenia ximena xiomara xiti yachana yacine yadavi yagnesh yago yahvi yaiza yamini yanis yann yannick yasemin yash
yashasvi yashawini yashica yashoda yashodhara yashvi yasmin yasmina yasmine yasti yatan yatin yauvani yesenia yilmaz
yochana yolanda yoshita youssef yug yuki yulia yusuf yutika yuvraj yvan yves yvette yvon yvonne yésica yéssica
zacarías zacharie zachary zaid zaida zaira zaitra zansi zara zarna zashil zayan zayyan zbigniew zdenka zdravko
zehaan zehra zeke zeki zeljko zenon zenta zeynep zig zilmil zinal zineb zita zlatko zoe zofia zoltan zoraida zoran
zoé áfrica ágata águeda álvaro ámbar ángel ángela ángeles áurea änne ève édgar édith édouard élisabeth élise élodie
éléonore émile émilie éric étienne íngrid íñigo óscar úrsula
"""

FIRST_NAMES: Final = frozenset(_NAMES.split())
"""Each as one word; of “Jean-Marc” the first part."""
