<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>Causes</name>
    <message>
        <source>The code does not exist: it was mistyped.</source>
        <translation>El código no existe: se tecleó mal.</translation>
    </message>
    <message>
        <source>Compare it with the slip letter by letter. If it is right, issue a new code.</source>
        <translation>Compárelo con la hoja letra por letra. Si es correcto, emita un código nuevo.</translation>
    </message>
    <message>
        <source>The code was cancelled, or a newer one took its place.</source>
        <translation>El código se anuló o lo ha sustituido uno más nuevo.</translation>
    </message>
    <message>
        <source>Use the newest slip. If there is none, issue a new code.</source>
        <translation>Use la hoja más reciente. Si no la hay, emita un código nuevo.</translation>
    </message>
    <message>
        <source>No patient with this number is known here.</source>
        <translation>Aquí no se conoce a ningún paciente con este número.</translation>
    </message>
    <message>
        <source>Check which server the phone is set up for, then give it a code under Activate.</source>
        <translation>Compruebe para qué servidor está configurado el teléfono y dele un código en «Activar».</translation>
    </message>
    <message>
        <source>The patient is known, but no phone has been activated yet.</source>
        <translation>El paciente es conocido, pero todavía no se ha activado ningún teléfono.</translation>
    </message>
    <message>
        <source>Issue a code under Activate.</source>
        <translation>Emita un código en «Activar».</translation>
    </message>
    <message>
        <source>The phone or tablet was signed out by staff.</source>
        <translation>El personal cerró la sesión del teléfono o de la tableta.</translation>
    </message>
    <message>
        <source>If it is in the right hands, give it a new code.</source>
        <translation>Si está en las manos debidas, dele un código nuevo.</translation>
    </message>
    <message>
        <source>The code was right, the PIN was not.</source>
        <translation>El código era correcto; el PIN, no.</translation>
    </message>
    <message>
        <source>Read the PIN out again, or give a new PIN for the same code.</source>
        <translation>Vuelva a leer el PIN en voz alta o dé un PIN nuevo para el mismo código.</translation>
    </message>
    <message>
        <source>The code was right, but its time was over.</source>
        <translation>El código era correcto, pero ya había caducado.</translation>
    </message>
    <message>
        <source>Issue a new code; choose Take home if it is to last for days.</source>
        <translation>Emita un código nuevo; elija «Para llevar» si debe durar varios días.</translation>
    </message>
    <message>
        <source>The PIN was typed wrong too often, so the code is closed.</source>
        <translation>El PIN se tecleó mal demasiadas veces, así que el código está cerrado.</translation>
    </message>
    <message>
        <source>Make sure who is asking, then issue a new code.</source>
        <translation>Asegúrese de quién lo pide y emita un código nuevo.</translation>
    </message>
    <message>
        <source>The code has been used already; it works once.</source>
        <translation>El código ya se ha usado; solo funciona una vez.</translation>
    </message>
    <message>
        <source>Look on which phone it was used. If that was somebody else, sign the phone out and issue a new code.</source>
        <translation>Mire en qué teléfono se usó. Si fue otra persona, cierre la sesión de ese teléfono y emita un código nuevo.</translation>
    </message>
    <message>
        <source>The patient&apos;s record is closed, so no phone can be activated for it.</source>
        <translation>La ficha del paciente está cerrada, por lo que no se puede activar ningún teléfono para ella.</translation>
    </message>
    <message>
        <source>Ask an administrator whether the record shall be opened again.</source>
        <translation>Pregunte a un administrador si hay que volver a abrir la ficha.</translation>
    </message>
    <message>
        <source>There were too many wrong tries for this patient within a day.</source>
        <translation>Hubo demasiados intentos fallidos para este paciente en un día.</translation>
    </message>
    <message>
        <source>Wait until tomorrow. If it was not the patient who tried, tell whoever looks after security.</source>
        <translation>Espere hasta mañana. Si no fue el paciente quien lo intentó, avise a quien se ocupe de la seguridad.</translation>
    </message>
    <message>
        <source>The phone or tablet holds a sign-in that is not valid any more: it was activated anew elsewhere, or signed out.</source>
        <translation>El teléfono o la tableta tiene un acceso que ya no es válido: se activó de nuevo en otro aparato o se cerró la sesión.</translation>
    </message>
    <message>
        <source>Give it a new code.</source>
        <translation>Dele un código nuevo.</translation>
    </message>
    <message>
        <source>The tablet is switched off.</source>
        <translation>La tableta está desactivada.</translation>
    </message>
    <message>
        <source>Switch it on under Tablets, if it shall be used.</source>
        <translation>Actívela en «Tabletas» si se va a usar.</translation>
    </message>
    <message>
        <source>The tablet is known, but it has not been activated yet.</source>
        <translation>La tableta se conoce, pero todavía no se ha activado.</translation>
    </message>
    <message>
        <source>Give it a code under Tablets.</source>
        <translation>Dele un código en «Tabletas».</translation>
    </message>
    <message>
        <source>No tablet with this id is known here.</source>
        <translation>Aquí no se conoce ninguna tableta con este identificador.</translation>
    </message>
    <message>
        <source>Check which server the tablet is set up for, or add it under Tablets.</source>
        <translation>Compruebe para qué servidor está configurada la tableta o añádala en «Tabletas».</translation>
    </message>
    <message>
        <source>No clinician has this badge.</source>
        <translation>Ningún profesional tiene esta tarjeta.</translation>
    </message>
    <message>
        <source>Compare the badge identifier under Clinicians; it may belong to an older badge.</source>
        <translation>Compare el identificador de la tarjeta en «Profesionales»; puede ser de una tarjeta anterior.</translation>
    </message>
    <message>
        <source>The clinician&apos;s contract is over.</source>
        <translation>El contrato del profesional ha terminado.</translation>
    </message>
    <message>
        <source>Extend the contract under Clinicians, if it goes on.</source>
        <translation>Prorrogue el contrato en «Profesionales» si continúa.</translation>
    </message>
    <message>
        <source>The clinician is switched off.</source>
        <translation>El profesional está desactivado.</translation>
    </message>
    <message>
        <source>Switch the clinician on under Clinicians, if that is right.</source>
        <translation>Actívelo en «Profesionales» si procede.</translation>
    </message>
    <message>
        <source>The clinician is in none of the groups that may use this.</source>
        <translation>El profesional no está en ninguno de los grupos que pueden usar esto.</translation>
    </message>
    <message>
        <source>Add the group under Clinicians, if that is right.</source>
        <translation>Añada el grupo en «Profesionales» si procede.</translation>
    </message>
    <message>
        <source>The clinician does not have the product that this tablet is for.</source>
        <translation>El profesional no tiene el producto para el que es esta tableta.</translation>
    </message>
    <message>
        <source>Add the product under Clinicians, if that is right.</source>
        <translation>Añada el producto en «Profesionales» si procede.</translation>
    </message>
    <message>
        <source>The sign-in was right, but it does not include this permission.</source>
        <translation>El acceso era correcto, pero no incluye este permiso.</translation>
    </message>
    <message>
        <source>Ask an administrator whether the role should include it.</source>
        <translation>Pregunte a un administrador si el rol debería incluirlo.</translation>
    </message>
    <message>
        <source>There is no operator of this name.</source>
        <translation>No hay ningún operador con este nombre.</translation>
    </message>
    <message>
        <source>Check the spelling of the user name.</source>
        <translation>Compruebe cómo se escribe el nombre de usuario.</translation>
    </message>
    <message>
        <source>The user name was right, the password was not.</source>
        <translation>El nombre de usuario era correcto; la contraseña, no.</translation>
    </message>
    <message>
        <source>Try again without caps lock, or have the password set anew.</source>
        <translation>Vuelva a intentarlo sin el bloqueo de mayúsculas o pida una contraseña nueva.</translation>
    </message>
    <message>
        <source>The operator&apos;s account is switched off.</source>
        <translation>La cuenta del operador está desactivada.</translation>
    </message>
    <message>
        <source>An administrator can switch it on again.</source>
        <translation>Un administrador puede volver a activarla.</translation>
    </message>
    <message>
        <source>The server gives the cause “%1”.</source>
        <extracomment>%1 = a word of the server that this version of the app does not know</extracomment>
        <translation>El servidor da la causa «%1».</translation>
    </message>
    <message>
        <source>This app is older than the server and has no advice for it; ask support.</source>
        <translation>Esta aplicación es más antigua que el servidor y no tiene consejo para ella; pregunte al soporte.</translation>
    </message>
</context>
<context>
    <name>ContractEnd</name>
    <message>
        <source>No end</source>
        <translation>Sin fin</translation>
    </message>
    <message numerus="yes">
        <source>%1, ends in %n day(s)</source>
        <extracomment>%1 = a date</extracomment>
        <translation>
            <numerusform>%1, termina en %n día</numerusform>
            <numerusform>%1, termina en %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, ends today</source>
        <translation>%1, termina hoy</translation>
    </message>
    <message>
        <source>%1, ends tomorrow</source>
        <translation>%1, termina mañana</translation>
    </message>
    <message>
        <source>%1, over</source>
        <translation>%1, terminado</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>Patient number</source>
        <translation>Número de paciente</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Fecha de nacimiento</translation>
    </message>
    <message>
        <source>Other numbers</source>
        <translation>Otros números</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Finalidad</translation>
    </message>
    <message>
        <source>Second identifier</source>
        <translation>Segundo identificador</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nombre de usuario</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Set-up token</source>
        <translation>Clave de instalación</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>The tablet is lost: raise an alarm when it is seen again</source>
        <translation>La tableta se ha perdido: dar la alarma si vuelve a verse</translation>
    </message>
    <message>
        <source>Clinician number</source>
        <translation>Número del profesional</translation>
    </message>
    <message>
        <source>Badge identifier</source>
        <translation>Identificador de la tarjeta</translation>
    </message>
    <message>
        <source>Contract ends</source>
        <translation>Fin del contrato</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Productos</translation>
    </message>
    <message>
        <source>May sign in</source>
        <translation>Puede acceder</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>In the room</source>
        <translation>En la consulta</translation>
    </message>
    <message>
        <source>Take home</source>
        <translation>Para llevar</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Activated</source>
        <translation>Activado</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Caducado</translation>
    </message>
    <message>
        <source>Too many wrong PINs</source>
        <translation>Demasiados PIN incorrectos</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Anulado</translation>
    </message>
    <message>
        <source>Not activated</source>
        <translation>Sin activar</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Activo</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Desactivado</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Sesión cerrada</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Tablet</source>
        <translation>Tableta</translation>
    </message>
    <message>
        <source>NHS number</source>
        <translation>Número del NHS</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not the one this app trusts, so nothing was sent. Check with whoever runs the server.</source>
        <translation>El certificado del servidor no es el que esta aplicación reconoce, así que no se ha enviado nada. Consulte a quien lleva el servidor.</translation>
    </message>
    <message>
        <source>The server did not answer in time. Nothing is lost; try again.</source>
        <translation>El servidor no respondió a tiempo. No se ha perdido nada; vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the network; this page tries again by itself.</source>
        <translation>No se puede llegar al servidor. Compruebe la red; esta página lo intenta de nuevo por sí sola.</translation>
    </message>
    <message>
        <source>The limit for this is reached. Wait a while before you try again.</source>
        <translation>Se ha alcanzado el límite. Espere un rato antes de volver a intentarlo.</translation>
    </message>
    <message>
        <source>The limit for this is reached. Try again in %1.</source>
        <translation>Se ha alcanzado el límite. Vuelva a intentarlo dentro de %1.</translation>
    </message>
    <message>
        <source>The server did not accept a value. Check what is marked and try again.</source>
        <translation>El servidor no aceptó un valor. Revise lo marcado y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again; what you typed is kept.</source>
        <translation>Su sesión ha terminado. Vuelva a acceder; lo que escribió se conserva.</translation>
    </message>
    <message>
        <source>Your account may not do this. Ask an administrator if you need it.</source>
        <translation>Su cuenta no puede hacer esto. Pida permiso a un administrador si lo necesita.</translation>
    </message>
    <message>
        <source>This does not exist, or not any more. Reload the list.</source>
        <translation>Esto no existe o ya no existe. Vuelva a cargar la lista.</translation>
    </message>
    <message>
        <source>The server does not know this request. App and server may be of different versions.</source>
        <translation>El servidor no conoce esta petición. La aplicación y el servidor pueden ser de versiones distintas.</translation>
    </message>
    <message>
        <source>This cannot be done in the present state. Reload and look again.</source>
        <translation>Esto no se puede hacer en el estado actual. Vuelva a cargar y mire otra vez.</translation>
    </message>
    <message>
        <source>Somebody else has changed this meanwhile. Reload and apply your change again.</source>
        <translation>Otra persona lo ha cambiado entretanto. Vuelva a cargar y repita su cambio.</translation>
    </message>
    <message>
        <source>This is more than the server accepts at once. Do it in smaller parts.</source>
        <translation>Es más de lo que el servidor acepta de una vez. Hágalo en partes más pequeñas.</translation>
    </message>
    <message>
        <source>The server is busy or something that it needs is not there. Try again in a moment.</source>
        <translation>El servidor está ocupado o le falta algo que necesita. Vuelva a intentarlo en un momento.</translation>
    </message>
    <message>
        <source>Something went wrong on the server and nothing was changed. Tell support the reference.</source>
        <translation>Algo falló en el servidor y no se cambió nada. Dé la referencia al soporte.</translation>
    </message>
    <message>
        <source>%1 to %2 characters</source>
        <translation>De %1 a %2 caracteres</translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s)</source>
        <translation>
            <numerusform>Al menos %n carácter</numerusform>
            <numerusform>Al menos %n caracteres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s)</source>
        <translation>
            <numerusform>Como máximo %n carácter</numerusform>
            <numerusform>Como máximo %n caracteres</numerusform>
        </translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Este dato es necesario.</translation>
    </message>
    <message>
        <source>The last digit does not fit the others: a digit is wrong or two are swapped.</source>
        <translation>La última cifra no concuerda con las demás: hay una cifra equivocada o dos intercambiadas.</translation>
    </message>
    <message>
        <source>An NHS number has ten digits.</source>
        <translation>Un número del NHS tiene diez cifras.</translation>
    </message>
    <message>
        <source>Type a date such as %1.</source>
        <translation>Escriba una fecha como %1.</translation>
    </message>
    <message>
        <source>This is taken already.</source>
        <translation>Ya está en uso.</translation>
    </message>
    <message>
        <source>This value is not allowed.</source>
        <translation>Este valor no está permitido.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 = a date, %2 = a time of day</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>Activar</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Pacientes</translation>
    </message>
    <message>
        <source>Tablets</source>
        <translation>Tabletas</translation>
    </message>
    <message>
        <source>Clinicians</source>
        <translation>Profesionales</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>Valid until %1</source>
        <translation>Válido hasta %1</translation>
    </message>
    <message>
        <source>1. Open the app on the tablet.
2. Scan the square, or type the code.
The code works once.</source>
        <translation>1. Abra la aplicación en la tableta.
2. Escanee el cuadrado o escriba el código.
El código funciona una sola vez.</translation>
    </message>
    <message>
        <source>1. Open the app on your phone.
2. Scan the square, or type the code.
3. Type the PIN that you are given separately.
The code works once. Show it to nobody else.</source>
        <translation>1. Abra la aplicación en su teléfono.
2. Escanee el cuadrado o escriba el código.
3. Escriba el PIN que se le da por separado.
El código funciona una sola vez. No se lo enseñe a nadie más.</translation>
    </message>
    <message>
        <source>Your activation code</source>
        <translation>Su código de activación</translation>
    </message>
    <message>
        <source>PIN for the activation of: %1</source>
        <translation>PIN para la activación de: %1</translation>
    </message>
    <message>
        <source>Tear here. Hand the PIN over separately from the code.</source>
        <translation>Corte por aquí. Entregue el PIN por separado del código.</translation>
    </message>
    <message>
        <source>Activation code</source>
        <translation>Código de activación</translation>
    </message>
    <message>
        <source>Scan the square in the tablet&apos;s app, or type the code.</source>
        <translation>Escanee el cuadrado en la aplicación de la tableta o escriba el código.</translation>
    </message>
</context>
<context>
    <name>SlipOutput</name>
    <message numerus="yes">
        <source>%n slip(s) saved. Delete the file when it is printed.</source>
        <translation>
            <numerusform>Se ha guardado %n hoja. Borre el archivo cuando esté impreso.</numerusform>
            <numerusform>Se han guardado %n hojas. Borre el archivo cuando esté impreso.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another place.</source>
        <translation>No se puede escribir el archivo. Elija otro sitio.</translation>
    </message>
    <message numerus="yes">
        <source>%n slip(s) sent to the printer “%1”.</source>
        <translation>
            <numerusform>Se ha enviado %n hoja a la impresora «%1».</numerusform>
            <numerusform>Se han enviado %n hojas a la impresora «%1».</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no printer. Set one up on this computer, or save as PDF.</source>
        <translation>No hay impresora. Configure una en este ordenador o guarde como PDF.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Guardar como PDF</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>Documentos PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>Spelling</name>
    <message>
        <source>Alfa</source>
        <translation>Alfa</translation>
    </message>
    <message>
        <source>Bravo</source>
        <translation>Bravo</translation>
    </message>
    <message>
        <source>Charlie</source>
        <translation>Charlie</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>Delta</translation>
    </message>
    <message>
        <source>Echo</source>
        <translation>Eco</translation>
    </message>
    <message>
        <source>Foxtrot</source>
        <translation>Foxtrot</translation>
    </message>
    <message>
        <source>Golf</source>
        <translation>Golf</translation>
    </message>
    <message>
        <source>Hotel</source>
        <translation>Hotel</translation>
    </message>
    <message>
        <source>India</source>
        <translation>India</translation>
    </message>
    <message>
        <source>Juliett</source>
        <translation>Juliett</translation>
    </message>
    <message>
        <source>Kilo</source>
        <translation>Kilo</translation>
    </message>
    <message>
        <source>Lima</source>
        <translation>Lima</translation>
    </message>
    <message>
        <source>Mike</source>
        <translation>Mike</translation>
    </message>
    <message>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <source>Oscar</source>
        <translation>Óscar</translation>
    </message>
    <message>
        <source>Papa</source>
        <translation>Papa</translation>
    </message>
    <message>
        <source>Quebec</source>
        <translation>Quebec</translation>
    </message>
    <message>
        <source>Romeo</source>
        <translation>Romeo</translation>
    </message>
    <message>
        <source>Sierra</source>
        <translation>Sierra</translation>
    </message>
    <message>
        <source>Tango</source>
        <translation>Tango</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>Uniform</translation>
    </message>
    <message>
        <source>Victor</source>
        <translation>Victor</translation>
    </message>
    <message>
        <source>Whiskey</source>
        <translation>Whisky</translation>
    </message>
    <message>
        <source>X-ray</source>
        <translation>X-ray</translation>
    </message>
    <message>
        <source>Yankee</source>
        <translation>Yankee</translation>
    </message>
    <message>
        <source>Zulu</source>
        <translation>Zulú</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>cero</translation>
    </message>
    <message>
        <source>one</source>
        <translation>uno</translation>
    </message>
    <message>
        <source>two</source>
        <translation>dos</translation>
    </message>
    <message>
        <source>three</source>
        <translation>tres</translation>
    </message>
    <message>
        <source>four</source>
        <translation>cuatro</translation>
    </message>
    <message>
        <source>five</source>
        <translation>cinco</translation>
    </message>
    <message>
        <source>six</source>
        <translation>seis</translation>
    </message>
    <message>
        <source>seven</source>
        <translation>siete</translation>
    </message>
    <message>
        <source>eight</source>
        <translation>ocho</translation>
    </message>
    <message>
        <source>nine</source>
        <translation>nueve</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::ActivatePage</name>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>Guardar PDF</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>PIN nuevo</translation>
    </message>
    <message>
        <source>Cancel code</source>
        <translation>Anular el código</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Copiar el código</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Leer en voz alta</translation>
    </message>
    <message>
        <source>Telephone spelling</source>
        <translation>Deletrear por teléfono</translation>
    </message>
    <message>
        <source>Codes for tablets</source>
        <translation>Códigos para tabletas</translation>
    </message>
    <message>
        <source>Next patient</source>
        <translation>Paciente siguiente</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Más acciones</translation>
    </message>
    <message>
        <source>Patient %1</source>
        <translation>Paciente %1</translation>
    </message>
    <message>
        <source>There is no code that waits.</source>
        <translation>No hay ningún código en espera.</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::ClinicianDialog</name>
    <message>
        <source>Edit clinician</source>
        <translation>Editar profesional</translation>
    </message>
    <message>
        <source>Add clinician</source>
        <translation>Añadir profesional</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Clinician %1</source>
        <translation>Profesional %1</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::CliniciansPage</name>
    <message>
        <source>May sign in</source>
        <translation>Puede acceder</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Desactivado</translation>
    </message>
    <message>
        <source>Clinician</source>
        <translation>Profesional</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Tarjeta</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Contract ends</source>
        <translation>Fin del contrato</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Productos</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Visto por última vez</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Clinicians</source>
        <translation>Profesionales</translation>
    </message>
    <message>
        <source>Number or badge, or its beginning</source>
        <translation>Número o tarjeta, o su comienzo</translation>
    </message>
    <message>
        <source>No clinicians yet.</source>
        <translation>Todavía no hay profesionales.</translation>
    </message>
    <message>
        <source>Add the first one with Ctrl+N.</source>
        <translation>Añada el primero con Ctrl+N.</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>Mostrar solo</translation>
    </message>
    <message>
        <source>All clinicians</source>
        <translation>Todos los profesionales</translation>
    </message>
    <message>
        <source>Contract ends within 14 days</source>
        <translation>El contrato termina en 14 días</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Extend contract</source>
        <translation>Prorrogar contrato</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Desactivar</translation>
    </message>
    <message>
        <source>Add clinician</source>
        <translation>Añadir profesional</translation>
    </message>
    <message>
        <source>No clinician fits this filter.</source>
        <translation>Ningún profesional cumple este filtro.</translation>
    </message>
    <message>
        <source>Show all clinicians again with Esc.</source>
        <translation>Vuelva a mostrar todos con Esc.</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Activar</translation>
    </message>
    <message>
        <source>Select one clinician only.</source>
        <translation>Seleccione un solo profesional.</translation>
    </message>
    <message>
        <source>Clinician %1 is saved.</source>
        <translation>El profesional %1 está guardado.</translation>
    </message>
    <message numerus="yes">
        <source>%n clinician(s) switched off.</source>
        <translation>
            <numerusform>%n profesional desactivado.</numerusform>
            <numerusform>%n profesionales desactivados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clinician(s) may sign in again.</source>
        <translation>
            <numerusform>%n profesional puede acceder de nuevo.</numerusform>
            <numerusform>%n profesionales pueden acceder de nuevo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The contracts of %n clinician(s) are extended.</source>
        <translation>
            <numerusform>El contrato de %n profesional está prorrogado.</numerusform>
            <numerusform>Los contratos de %n profesionales están prorrogados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The contracts of %n clinician(s) end as before.</source>
        <translation>
            <numerusform>El contrato de %n profesional termina como antes.</numerusform>
            <numerusform>Los contratos de %n profesionales terminan como antes.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 clinicians were changed.</source>
        <translation>Se cambiaron %1 de %2 profesionales.</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::CodeView</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 = Activation code, %2 = the code, spelled</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, hidden; press Space to show it</source>
        <translation>%1, oculto; pulse Espacio para mostrarlo</translation>
    </message>
    <message>
        <source>Press Space to show it</source>
        <translation>Pulse Espacio para mostrarlo</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Paleta de órdenes</translation>
    </message>
    <message>
        <source>What do you want to do? Type an action or a patient&apos;s number</source>
        <translation>¿Qué quiere hacer? Escriba una acción o un número de paciente</translation>
    </message>
    <message>
        <source>Command or patient</source>
        <translation>Orden o paciente</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>Órdenes que coinciden</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::Countdown</name>
    <message>
        <source>Expired at %1</source>
        <translation>Caducó a las %1</translation>
    </message>
    <message>
        <source>Valid until %1 (%2)</source>
        <extracomment>%1 = a clock time, %2 = how long that is from now</extracomment>
        <translation>Válido hasta %1 (%2)</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::DeviceDialog</name>
    <message>
        <source>Edit tablet</source>
        <translation>Editar tableta</translation>
    </message>
    <message>
        <source>Add tablet</source>
        <translation>Añadir tableta</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::DevicesPage</name>
    <message>
        <source>Lost</source>
        <translation>Perdida</translation>
    </message>
    <message>
        <source>Code waiting</source>
        <translation>Código en espera</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
    <message>
        <source>Not activated</source>
        <translation>Sin activar</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>%1 (%2 ago)</source>
        <extracomment>%1 = a date and time, %2 = how long ago, e.g. 3 days</extracomment>
        <translation>%1 (hace %2)</translation>
    </message>
    <message>
        <source>Tablet</source>
        <translation>Tableta</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Visto por última vez</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Añadida</translation>
    </message>
    <message>
        <source>Tablets</source>
        <translation>Tabletas</translation>
    </message>
    <message>
        <source>Description, or its beginning</source>
        <translation>Descripción, o su comienzo</translation>
    </message>
    <message>
        <source>No tablets yet.</source>
        <translation>Todavía no hay tabletas.</translation>
    </message>
    <message>
        <source>Add the first one with Ctrl+N, then give it a code with Ctrl+Enter.</source>
        <translation>Añada la primera con Ctrl+N y dele un código con Ctrl+Intro.</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>Mostrar solo</translation>
    </message>
    <message>
        <source>All tablets</source>
        <translation>Todas las tabletas</translation>
    </message>
    <message>
        <source>Switched on</source>
        <translation>Activas</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Desactivado</translation>
    </message>
    <message>
        <source>Not seen for 7 days</source>
        <translation>Sin ver desde hace 7 días</translation>
    </message>
    <message>
        <source>Show only this location</source>
        <translation>Mostrar solo este lugar</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>Código nuevo</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Desactivar</translation>
    </message>
    <message>
        <source>Lost …</source>
        <translation>Perdida …</translation>
    </message>
    <message>
        <source>Add tablet</source>
        <translation>Añadir tableta</translation>
    </message>
    <message>
        <source>No tablet fits these filters.</source>
        <translation>Ninguna tableta cumple estos filtros.</translation>
    </message>
    <message>
        <source>Show all tablets again with Esc.</source>
        <translation>Vuelva a mostrar todas con Esc.</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Activar</translation>
    </message>
    <message>
        <source>Select one tablet only.</source>
        <translation>Seleccione una sola tableta.</translation>
    </message>
    <message>
        <source>This is marked as lost already.</source>
        <translation>Ya está marcada como perdida.</translation>
    </message>
    <message>
        <source>The tablet “%1” is saved.</source>
        <translation>La tableta «%1» está guardada.</translation>
    </message>
    <message>
        <source>%1 of %2 tablets were changed.</source>
        <translation>Se cambiaron %1 de %2 tabletas.</translation>
    </message>
    <message numerus="yes">
        <source>%n tablet(s) switched off.</source>
        <translation>
            <numerusform>%n tableta desactivada.</numerusform>
            <numerusform>%n tabletas desactivadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tablet(s) switched on.</source>
        <translation>
            <numerusform>%n tableta activada.</numerusform>
            <numerusform>%n tabletas activadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tablet(s) signed out.</source>
        <translation>
            <numerusform>Se cerró la sesión de %n tableta.</numerusform>
            <numerusform>Se cerró la sesión de %n tabletas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>symbolon::gui::Dialog</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::ExtendContractDialog</name>
    <message>
        <source>Extend contract</source>
        <translation>Prorrogar contrato</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Prorrogar</translation>
    </message>
    <message numerus="yes">
        <source>One new last day for %n clinician(s).</source>
        <translation>
            <numerusform>Un nuevo último día para %n profesional.</numerusform>
            <numerusform>Un nuevo último día para %n profesionales.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The contract of %n of them is over; they may sign in again.</source>
        <translation>
            <numerusform>El contrato de %n de ellos ha terminado; podrá acceder de nuevo.</numerusform>
            <numerusform>El contrato de %n de ellos ha terminado; podrán acceder de nuevo.</numerusform>
        </translation>
    </message>
    <message>
        <source>An empty field means a contract without end.</source>
        <translation>Un campo vacío significa un contrato sin fin.</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::FieldEditor</name>
    <message>
        <source>one, two, three</source>
        <translation>uno, dos, tres</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <extracomment>%1 = what a list holds, e.g. Other numbers</extracomment>
        <translation>Añadir a %1</translation>
    </message>
    <message>
        <source>Remove this line</source>
        <translation>Quitar esta línea</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::FullScreenCode</name>
    <message>
        <source>Activation code</source>
        <translation>Código de activación</translation>
    </message>
    <message>
        <source>QR code with a link that holds the activation code, not the PIN</source>
        <translation>Código QR con un enlace que contiene el código de activación, no el PIN</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::IssuedView</name>
    <message>
        <source>Activation code</source>
        <translation>Código de activación</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Hidden. Press Space to show it again.</source>
        <translation>Oculto. Pulse Espacio para volver a mostrarlo.</translation>
    </message>
    <message>
        <source>PIN, to be handed over separately</source>
        <translation>PIN, que se entrega por separado</translation>
    </message>
    <message>
        <source>That was not them</source>
        <translation>No fue esa persona</translation>
    </message>
    <message>
        <source>That was not them: sign this phone out again</source>
        <translation>No fue esa persona: volver a cerrar la sesión de este teléfono</translation>
    </message>
    <message>
        <source>Signs this phone out again</source>
        <translation>Vuelve a cerrar la sesión de este teléfono</translation>
    </message>
    <message>
        <source>QR code with a link that holds the activation code, not the PIN</source>
        <translation>Código QR con un enlace que contiene el código de activación, no el PIN</translation>
    </message>
    <message>
        <source>Waiting for the phone</source>
        <translation>Esperando al teléfono</translation>
    </message>
    <message>
        <source>Expired. Issue a new code.</source>
        <translation>Caducado. Emita un código nuevo.</translation>
    </message>
    <message>
        <source>Wrong PIN (%1 of %2)</source>
        <translation>PIN incorrecto (%1 de %2)</translation>
    </message>
    <message>
        <source>Activated %1 on “%2”</source>
        <translation>Activado a las %1 en «%2»</translation>
    </message>
    <message>
        <source>Activated %1</source>
        <translation>Activado a las %1</translation>
    </message>
    <message>
        <source>Too many wrong PINs. This code is dead; issue a new one.</source>
        <translation>Demasiados PIN incorrectos. Este código ya no sirve; emita uno nuevo.</translation>
    </message>
    <message>
        <source>Cancelled. Nobody can use this code any more.</source>
        <translation>Anulado. Nadie puede usar ya este código.</translation>
    </message>
    <message>
        <source>No code</source>
        <translation>Ningún código</translation>
    </message>
    <message>
        <source>The code is on the clipboard for 30 seconds.</source>
        <translation>El código está en el portapapeles durante 30 segundos.</translation>
    </message>
    <message>
        <source>There is a new PIN. Wrong tries so far still count.</source>
        <translation>Hay un PIN nuevo. Los intentos fallidos hechos hasta ahora siguen contando.</translation>
    </message>
    <message>
        <source>Activated by somebody else</source>
        <translation>Activado por otra persona</translation>
    </message>
    <message>
        <source>That phone is signed out again. Issue a new code.</source>
        <translation>Se ha vuelto a cerrar la sesión de ese teléfono. Emita un código nuevo.</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::KeysDialog</name>
    <message>
        <source>Keys of this page</source>
        <translation>Teclas de esta página</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::ListColumns</name>
    <message>
        <source>One column stays.</source>
        <translation>Una columna queda siempre.</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::ListPage</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Volver a cargar</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Copiar las filas seleccionadas</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Cargando …</translation>
    </message>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation>Nada coincide con «%1».</translation>
    </message>
    <message>
        <source>Only beginnings are compared. Clear the search with Esc.</source>
        <translation>Solo se compara el comienzo. Borre la búsqueda con Esc.</translation>
    </message>
    <message numerus="yes">
        <source>%n shown, more come as you scroll</source>
        <translation>
            <numerusform>%n a la vista; al desplazarse vienen más</numerusform>
            <numerusform>%n a la vista; al desplazarse vienen más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n a la vista</numerusform>
            <numerusform>%n a la vista</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a line first.</source>
        <translation>Seleccione antes una línea.</translation>
    </message>
    <message>
        <source>Columns …</source>
        <translation>Columnas …</translation>
    </message>
    <message>
        <source>Export as CSV …</source>
        <translation>Exportar como CSV …</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>La lista está vacía.</translation>
    </message>
    <message>
        <source>Export the list as CSV</source>
        <translation>Exportar la lista como CSV</translation>
    </message>
    <message>
        <source>Tables with commas (*.csv)</source>
        <translation>Tablas con comas (*.csv)</translation>
    </message>
    <message>
        <source>An export is under way.</source>
        <translation>Hay una exportación en curso.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) exported.</source>
        <translation>
            <numerusform>Se ha exportado %n línea.</numerusform>
            <numerusform>Se han exportado %n líneas.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another place.</source>
        <translation>No se puede escribir el archivo. Elija otro sitio.</translation>
    </message>
    <message>
        <source>The list changed while it was exported; nothing is written.</source>
        <translation>La lista cambió mientras se exportaba; no se ha escrito nada.</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::LostDevicesDialog</name>
    <message>
        <source>Lost tablets</source>
        <translation>Tabletas perdidas</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message numerus="yes">
        <source>%n tablets</source>
        <translation>
            <numerusform>%n tableta</numerusform>
            <numerusform>%n tabletas</numerusform>
        </translation>
    </message>
    <message>
        <source>To be signed out now: %1. A new code is needed to use it again.</source>
        <extracomment>%1 = what one tablet is called, or e.g. &quot;3 tablets&quot;</extracomment>
        <translation>Se cerrará ahora la sesión de: %1. Para volver a usarla hace falta un código nuevo.</translation>
    </message>
    <message>
        <source>No clinician loses a running sign-in by this.</source>
        <translation>Ningún profesional pierde por ello una sesión en curso.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them is in use and stops working at once.</source>
        <translation>
            <numerusform>%n de ellas está en uso y deja de funcionar al momento.</numerusform>
            <numerusform>%n de ellas están en uso y dejan de funcionar al momento.</numerusform>
        </translation>
    </message>
    <message>
        <source>To confirm, type how many they are (%1).</source>
        <translation>Para confirmar, escriba cuántas son (%1).</translation>
    </message>
    <message>
        <source>Type the number of tablets first.</source>
        <translation>Escriba antes el número de tabletas.</translation>
    </message>
    <message>
        <source>%1 of %2 tablets are signed out.</source>
        <translation>Se ha cerrado la sesión de %1 de %2 tabletas.</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::MainWindow</name>
    <message>
        <source>This desktop has no keyring, so your session is not remembered: you sign in again when you next start the app.</source>
        <translation>Este escritorio no tiene llavero, así que su sesión no se recuerda: la próxima vez que inicie la aplicación tendrá que volver a acceder.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Activate a patient&apos;s phone</source>
        <translation>Activar el teléfono de un paciente</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Paleta de órdenes</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Keys of this page</source>
        <translation>Teclas de esta página</translation>
    </message>
    <message>
        <source>Close or clear</source>
        <translation>Cerrar o borrar</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>Como el escritorio</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Account: %1</source>
        <translation>Cuenta: %1</translation>
    </message>
    <message>
        <source>Your account may not use any page of this app. Ask an administrator for a role.</source>
        <translation>Su cuenta no puede usar ninguna página de esta aplicación. Pida un rol a un administrador.</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again; everything you typed is kept.</source>
        <translation>Su sesión ha terminado. Vuelva a acceder; todo lo que escribió se conserva.</translation>
    </message>
    <message>
        <source>The window is locked. Type your password to go on where you were.</source>
        <translation>La ventana está bloqueada. Escriba su contraseña para continuar donde estaba.</translation>
    </message>
    <message>
        <source>Offline since %1. What you see is from then; the app tries again by itself.</source>
        <translation>Sin conexión desde las %1. Lo que ve es de entonces; la aplicación lo intenta de nuevo por sí sola.</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Ir a %1</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::MessageBar</name>
    <message>
        <source>Information</source>
        <translation>Información</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Copy the reference</source>
        <translation>Copiar la referencia</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Reference %1</source>
        <translation>Referencia %1</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Deshacer (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::Page</name>
    <message>
        <source>Your account may not do this.</source>
        <translation>Su cuenta no puede hacer esto.</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::PatientDialog</name>
    <message>
        <source>Edit patient</source>
        <translation>Editar paciente</translation>
    </message>
    <message>
        <source>Add patient</source>
        <translation>Añadir paciente</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Patient %1</source>
        <translation>Paciente %1</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::PatientEntry</name>
    <message>
        <source>Add this patient</source>
        <translation>Añadir este paciente</translation>
    </message>
    <message>
        <source>Activate a patient&apos;s phone</source>
        <translation>Activar el teléfono de un paciente</translation>
    </message>
    <message>
        <source>Patient&apos;s number</source>
        <translation>Número del paciente</translation>
    </message>
    <message>
        <source>Type or scan the patient&apos;s number</source>
        <translation>Escriba o escanee el número del paciente</translation>
    </message>
    <message>
        <source>Check with the patient:</source>
        <translation>Compruebe con el paciente:</translation>
    </message>
    <message>
        <source>Name and date of birth are not on record. Ask for something else that only the patient knows, e.g. the date of birth, and type it here. Only its fingerprint is kept.</source>
        <translation>El nombre y la fecha de nacimiento no constan. Pregunte otra cosa que solo sepa el paciente, por ejemplo la fecha de nacimiento, y escríbala aquí. Solo se guarda su huella.</translation>
    </message>
    <message>
        <source>&amp;In the room, now</source>
        <translation>&amp;En la consulta, ahora</translation>
    </message>
    <message>
        <source>To take &amp;home</source>
        <translation>Para &amp;llevar a casa</translation>
    </message>
    <message>
        <source>A second identifier is needed for this patient.</source>
        <translation>Para este paciente hace falta un segundo identificador.</translation>
    </message>
    <message>
        <source>NHS number, check digit right. Press Enter.</source>
        <translation>Número del NHS, cifra de control correcta. Pulse Intro.</translation>
    </message>
    <message>
        <source>This is no NHS number: the last digit does not fit. A digit is wrong or two are swapped.</source>
        <translation>No es un número del NHS: la última cifra no concuerda. Hay una cifra equivocada o dos intercambiadas.</translation>
    </message>
    <message>
        <source>NHS number, or the patient&apos;s number in this service.</source>
        <translation>Número del NHS o número del paciente en este servicio.</translation>
    </message>
    <message>
        <source>Press Enter to look it up.</source>
        <translation>Pulse Intro para buscarlo.</translation>
    </message>
    <message>
        <source>Several patients&apos; numbers begin so. Type the whole number.</source>
        <translation>Los números de varios pacientes empiezan así. Escriba el número entero.</translation>
    </message>
    <message>
        <source>No patient has this number, and its last digit does not fit: look at it again.</source>
        <translation>Ningún paciente tiene este número, y su última cifra no concuerda: mírelo otra vez.</translation>
    </message>
    <message>
        <source>Born %1</source>
        <translation>Nacimiento: %1</translation>
    </message>
    <message>
        <source>Last activation %1</source>
        <translation>Última activación: %1</translation>
    </message>
    <message>
        <source>Never activated before</source>
        <translation>Nunca activado</translation>
    </message>
    <message>
        <source>a code is waiting; it dies with the new one</source>
        <translation>hay un código en espera; el nuevo lo anula</translation>
    </message>
    <message>
        <source>Issue code</source>
        <translation>Emitir código</translation>
    </message>
    <message>
        <source>Find patient</source>
        <translation>Buscar paciente</translation>
    </message>
    <message>
        <source>This is not what was given for this patient before. Ask again.</source>
        <translation>No es lo que se dio antes para este paciente. Pregunte otra vez.</translation>
    </message>
    <message>
        <source>No patient here has this number yet. Check it. Go on with a second identifier, or add the patient&apos;s record.</source>
        <translation>Aquí ningún paciente tiene todavía este número. Compruébelo. Continúe con un segundo identificador o añada la ficha del paciente.</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::PatientHistoryDialog</name>
    <message>
        <source>%1 on %2</source>
        <extracomment>%1 = Activated, %2 = model of a phone</extracomment>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Emitido</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Wrong PINs</source>
        <translation>PIN incorrectos</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>wrong tries so far, of how many</extracomment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Válido hasta</translation>
    </message>
    <message>
        <source>Codes of patient %1</source>
        <translation>Códigos del paciente %1</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Cargando …</translation>
    </message>
    <message>
        <source>No code has been issued yet.</source>
        <translation>Todavía no se ha emitido ningún código.</translation>
    </message>
    <message numerus="yes">
        <source>%n code(s)</source>
        <translation>
            <numerusform>%n código</numerusform>
            <numerusform>%n códigos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>symbolon::gui::PatientsPage</name>
    <message>
        <source>Code waiting</source>
        <translation>Código en espera</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Fecha de nacimiento</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Last activation</source>
        <translation>Última activación</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Visto por última vez</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Pacientes</translation>
    </message>
    <message>
        <source>Number, or its beginning</source>
        <translation>Número, o su comienzo</translation>
    </message>
    <message>
        <source>No patients yet.</source>
        <translation>Todavía no hay pacientes.</translation>
    </message>
    <message>
        <source>Add the first one with Ctrl+N, or import them from your records system.</source>
        <translation>Añada el primero con Ctrl+N o impórtelos de su sistema de historias clínicas.</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>Código nuevo</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Códigos</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Sign phone out</source>
        <translation>Cerrar sesión del teléfono</translation>
    </message>
    <message>
        <source>Add patient</source>
        <translation>Añadir paciente</translation>
    </message>
    <message>
        <source>Patient %1 is saved.</source>
        <translation>El paciente %1 está guardado.</translation>
    </message>
    <message>
        <source>The phone of patient %1 is signed out.</source>
        <translation>Se ha cerrado la sesión del teléfono del paciente %1.</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::ReferenceLookup</name>
    <message>
        <source>Look up</source>
        <translation>Consultar</translation>
    </message>
    <message>
        <source>Reference from a failure message</source>
        <translation>Referencia de un mensaje de error</translation>
    </message>
    <message>
        <source>The six characters that the phone, tablet or app shows with a failure</source>
        <translation>Los seis caracteres que el teléfono, la tableta o la aplicación muestra con un error</translation>
    </message>
    <message>
        <source>Look the reference up</source>
        <translation>Consultar la referencia</translation>
    </message>
    <message>
        <source>A reference has six letters and digits.</source>
        <translation>Una referencia tiene seis letras y cifras.</translation>
    </message>
    <message>
        <source>Letters and digits that look alike (0, O, 1, I, L) do not occur in it.</source>
        <translation>Las letras y cifras que se parecen (0, O, 1, I, L) no aparecen en ella.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 = Patient, Tablet, Clinician or Operator; %2 = number or name</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>From the network address %1</source>
        <translation>Desde la dirección de red %1</translation>
    </message>
    <message>
        <source>Show the patient</source>
        <translation>Mostrar el paciente</translation>
    </message>
    <message>
        <source>Show the tablet</source>
        <translation>Mostrar la tableta</translation>
    </message>
    <message>
        <source>Show the clinician</source>
        <translation>Mostrar el profesional</translation>
    </message>
    <message>
        <source>No failure is known under this reference.</source>
        <translation>No se conoce ningún error con esta referencia.</translation>
    </message>
    <message>
        <source>Compare the six characters. References of failures long ago are not kept.</source>
        <translation>Compare los seis caracteres. Las referencias de errores antiguos no se guardan.</translation>
    </message>
    <message>
        <source>The reference could not be looked up.</source>
        <translation>No se pudo consultar la referencia.</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::SignInView</name>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Set-up token</source>
        <translation>Clave de instalación</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nombre de usuario</translation>
    </message>
    <message>
        <source>Your name, as colleagues see it</source>
        <translation>Su nombre, como lo ven los compañeros</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>Contraseña otra vez</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>Confiar en este certificado</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Acceder</translation>
    </message>
    <message>
        <source>Sign in as somebody else</source>
        <translation>Acceder con otra cuenta</translation>
    </message>
    <message>
        <source>Passwords are never kept on this computer.</source>
        <translation>Las contraseñas nunca se guardan en este ordenador.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>Continue as %1</source>
        <translation>Continuar como %1</translation>
    </message>
    <message>
        <source>Set up this server</source>
        <translation>Configurar este servidor</translation>
    </message>
    <message>
        <source>Nobody can sign in yet. The first account is an administrator; it is made with the one-time token that the installation wrote to a file.</source>
        <translation>Todavía nadie puede acceder. La primera cuenta es de administrador; se crea con la clave de un solo uso que la instalación escribió en un archivo.</translation>
    </message>
    <message>
        <source>Create the account</source>
        <translation>Crear la cuenta</translation>
    </message>
    <message>
        <source>This is no address of a server. It is https:// and a name; http is only for this computer.</source>
        <translation>Esto no es la dirección de un servidor. Es https:// y un nombre; http es solo para este ordenador.</translation>
    </message>
    <message>
        <source>%1 · version %2</source>
        <extracomment>%1 = name of a site, %2 = version of its server</extracomment>
        <translation>%1 · versión %2</translation>
    </message>
    <message>
        <source>This computer&apos;s clock differs from the server&apos;s by %1; times are shown by the server&apos;s clock.</source>
        <translation>El reloj de este ordenador difiere del reloj del servidor en %1; las horas se muestran según el reloj del servidor.</translation>
    </message>
    <message>
        <source>This is not a production server.</source>
        <translation>Este no es un servidor de producción.</translation>
    </message>
    <message>
        <source>%1 shows a certificate of “%2”, issued by “%3”, valid until %4.
Fingerprint of its key (SHA-256):
%5</source>
        <translation>%1 muestra un certificado de «%2», emitido por «%3», válido hasta %4.
Huella de su clave (SHA-256):
%5</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has changed since this computer last trusted it. Somebody may be in between. Nothing was sent. Ask whoever runs the server whether the key was replaced, and compare the fingerprint.</source>
        <translation>El certificado del servidor ha cambiado desde la última vez que este ordenador confió en él. Puede haber alguien en medio. No se ha enviado nada. Pregunte a quien lleva el servidor si se cambió la clave y compare la huella.</translation>
    </message>
    <message>
        <source>No authority that this computer knows vouches for this server. Compare the fingerprint with the one that the server&apos;s administrator sees before you trust it.</source>
        <translation>Ninguna autoridad que este ordenador conozca responde de este servidor. Compare la huella con la que ve el administrador del servidor antes de confiar en él.</translation>
    </message>
    <message>
        <source>The key was replaced: trust the new one</source>
        <translation>Se cambió la clave: confiar en la nueva</translation>
    </message>
    <message>
        <source>The two passwords differ. Type both again.</source>
        <translation>Las dos contraseñas no coinciden. Escriba las dos otra vez.</translation>
    </message>
    <message>
        <source>%1: at least 8 characters are needed.</source>
        <translation>%1: hacen falta al menos 8 caracteres.</translation>
    </message>
    <message>
        <source>The set-up token is wrong or was used already. Make a new one on the server.</source>
        <translation>La clave de instalación es incorrecta o ya se usó. Cree una nueva en el servidor.</translation>
    </message>
    <message>
        <source>User name or password is wrong. Check both and try again.</source>
        <translation>El nombre de usuario o la contraseña no son correctos. Compruebe ambos y vuelva a intentarlo.</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::SignOutPatientDialog</name>
    <message>
        <source>Sign phone out</source>
        <translation>Cerrar sesión del teléfono</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>The phone of patient %1 is signed out at once. It needs a new code to work again. What the patient has entered is kept.</source>
        <translation>La sesión del teléfono del paciente %1 se cierra al momento. Necesita un código nuevo para volver a funcionar. Lo que el paciente ha introducido se conserva.</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::SlipOptions</name>
    <message>
        <source>Slip on</source>
        <translation>Hoja en</translation>
    </message>
    <message>
        <source>Paper of the slip</source>
        <translation>Papel de la hoja</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>A5</source>
        <translation>A5</translation>
    </message>
    <message>
        <source>62 mm label</source>
        <translation>Etiqueta de 62 mm</translation>
    </message>
    <message>
        <source>Hide the PIN on the slip</source>
        <translation>Ocultar el PIN en la hoja</translation>
    </message>
    <message>
        <source>Several tablets share A4 pages, eight on each.</source>
        <translation>Varias tabletas comparten páginas A4, ocho en cada una.</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::TabletPicker</name>
    <message>
        <source>Tablet</source>
        <translation>Tableta</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Code waiting</source>
        <translation>Código en espera</translation>
    </message>
    <message>
        <source>Activated</source>
        <translation>Activado</translation>
    </message>
    <message>
        <source>Not activated</source>
        <translation>Sin activar</translation>
    </message>
    <message>
        <source>Codes for tablets</source>
        <translation>Códigos para tabletas</translation>
    </message>
    <message>
        <source>Issue codes</source>
        <translation>Emitir códigos</translation>
    </message>
    <message>
        <source>Beginning of a tablet&apos;s description</source>
        <translation>Comienzo de la descripción de una tableta</translation>
    </message>
    <message>
        <source>Tablets</source>
        <translation>Tabletas</translation>
    </message>
    <message>
        <source>Mark one tablet or several.</source>
        <translation>Marque una tableta o varias.</translation>
    </message>
    <message numerus="yes">
        <source>%n tablet(s) marked</source>
        <translation>
            <numerusform>%n tableta marcada</numerusform>
            <numerusform>%n tabletas marcadas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>symbolon::gui::TabletSheet</name>
    <message>
        <source>Code of tablet %1</source>
        <translation>Código de la tableta %1</translation>
    </message>
    <message>
        <source>Waiting for the tablet</source>
        <translation>Esperando a la tableta</translation>
    </message>
    <message>
        <source>Tablet %1</source>
        <translation>Tableta %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n tablets activated</source>
        <translation>
            <numerusform>%1 de %n tableta activada</numerusform>
            <numerusform>%1 de %n tabletas activadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Activated %1</source>
        <translation>Activado a las %1</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::Tile</name>
    <message>
        <source>Look</source>
        <translation>Mirar</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::TodayList</name>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Emitido</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Wrong PINs</source>
        <translation>PIN incorrectos</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>wrong tries so far, of how many</extracomment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Válido hasta</translation>
    </message>
    <message>
        <source>Activated</source>
        <translation>Activado</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Code issued by</source>
        <translation>Código emitido por</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 = Patient, Tablet, Clinician or Operator; %2 = number or name</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué pasó</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Enter opens the line.</source>
        <translation>Intro abre la línea.</translation>
    </message>
    <message>
        <source>Codes that wait</source>
        <translation>Códigos en espera</translation>
    </message>
    <message>
        <source>No code waits.</source>
        <translation>No hay ningún código en espera.</translation>
    </message>
    <message>
        <source>Activated today</source>
        <translation>Activados hoy</translation>
    </message>
    <message>
        <source>No phone has been activated today.</source>
        <translation>Hoy no se ha activado ningún teléfono.</translation>
    </message>
    <message>
        <source>Failures today</source>
        <translation>Errores de hoy</translation>
    </message>
    <message>
        <source>Nothing has failed today.</source>
        <translation>Hoy no ha fallado nada.</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Cargando …</translation>
    </message>
</context>
<context>
    <name>symbolon::gui::TodayPage</name>
    <message>
        <source>Reload</source>
        <translation>Volver a cargar</translation>
    </message>
    <message>
        <source>Look a reference up</source>
        <translation>Consultar una referencia</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message numerus="yes">
        <source>code(s) waiting</source>
        <translation>
            <numerusform>código en espera</numerusform>
            <numerusform>códigos en espera</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) waiting</source>
        <translation>
            <numerusform>%n código en espera</numerusform>
            <numerusform>%n códigos en espera</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>activated today</source>
        <translation>
            <numerusform>activado hoy</numerusform>
            <numerusform>activados hoy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n activated today</source>
        <translation>
            <numerusform>%n activado hoy</numerusform>
            <numerusform>%n activados hoy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>failure(s) today</source>
        <translation>
            <numerusform>error hoy</numerusform>
            <numerusform>errores hoy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s) today</source>
        <translation>
            <numerusform>%n error hoy</numerusform>
            <numerusform>%n errores hoy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tablet(s) not seen for 7 days</source>
        <translation>
            <numerusform>tableta sin ver desde hace 7 días</numerusform>
            <numerusform>tabletas sin ver desde hace 7 días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tablet(s) not seen for 7 days</source>
        <translation>
            <numerusform>%n tableta sin ver desde hace 7 días</numerusform>
            <numerusform>%n tabletas sin ver desde hace 7 días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>contract(s) ending within 14 days</source>
        <translation>
            <numerusform>contrato que termina en 14 días</numerusform>
            <numerusform>contratos que terminan en 14 días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contract(s) ending within 14 days</source>
        <translation>
            <numerusform>%n contrato que termina en 14 días</numerusform>
            <numerusform>%n contratos que terminan en 14 días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>message(s) stuck</source>
        <translation>
            <numerusform>mensaje atascado</numerusform>
            <numerusform>mensajes atascados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) stuck</source>
        <translation>
            <numerusform>%n mensaje atascado</numerusform>
            <numerusform>%n mensajes atascados</numerusform>
        </translation>
    </message>
    <message>
        <source>Your account may not see the messages themselves.</source>
        <translation>Su cuenta no puede ver los mensajes.</translation>
    </message>
    <message>
        <source>All is well: every tablet was seen within a week, no contract ends within 14 days, and no message is stuck.</source>
        <translation>Todo en orden: todas las tabletas se han visto en la última semana, ningún contrato termina en 14 días y no hay ningún mensaje atascado.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need somebody; they are marked “Look”.</source>
        <translation>
            <numerusform>%n asunto necesita a alguien; está marcado con «Mirar».</numerusform>
            <numerusform>%n asuntos necesitan a alguien; están marcados con «Mirar».</numerusform>
        </translation>
    </message>
    <message>
        <source>As of %1; looks again by itself.</source>
        <translation>Situación de las %1; se actualiza sola.</translation>
    </message>
</context>
</TS>
