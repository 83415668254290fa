@echo off
rem Runs Oriel from the folder it stands in.
setlocal
set "home=%~dp0.."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if exist "%home%\jdk-home" for /f "usebackq delims=" %%j in ("%home%\jdk-home") do set "java=%%j\bin\java"
if defined ORIEL_JAVA_HOME set "java=%ORIEL_JAVA_HOME%\bin\java"
"%java%" "@%home%\jvm.args" --module-path "%home%\javafx" -classpath "%home%\lib\*" app.oriel.Main %*
exit /b %errorlevel%
