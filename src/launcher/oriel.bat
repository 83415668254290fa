@echo off
rem Runs Oriel from the folder it stands in.
setlocal
set "home=%~dp0.."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if exist "%home%\jdk-home" for /f "usebackq delims=" %%j in ("%home%\jdk-home") do set "java=%%j\bin\java"
if defined ORIEL_JAVA_HOME set "java=%ORIEL_JAVA_HOME%\bin\java"
rem Windows has no native heap to trim, and the JVM would warn of that each time.
"%java%" "@%home%\jvm.args" -XX:TrimNativeHeapInterval=0 --module-path "%home%\javafx" -classpath "%home%\lib\*" app.oriel.Main %*
exit /b %errorlevel%
