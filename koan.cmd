@echo off
rem Builds Koan when its sources are newer than the build, then starts it.
rem
rem   koan                           opens the window
rem   koan solve "7 3 11 5 -> 24"    solves in the terminal
rem   koan --help                    everything else
rem
rem KOAN_JAVA_OPTS adds arguments for the Java virtual machine.
setlocal enableextensions
set "KOAN=%~dp0"
if "%KOAN:~-1%"=="\" set "KOAN=%KOAN:~0,-1%"
set "TARGET=%KOAN%\app\target"

set "JDK="
if defined JAVA_HOME call :consider "%JAVA_HOME%"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-*" "%ProgramFiles%\Java\jdk-*" "%ProgramFiles%\Microsoft\jdk-*" "%ProgramFiles%\Zulu\zulu-*" "%USERPROFILE%\.jdks\*") do call :consider "%%~D"
if not defined JDK (
    echo koan: JDK 25 or newer was not found; install one, for example Temurin 25 from https://adoptium.net, or point JAVA_HOME to it. 1>&2
    exit /b 1
)

rem A file that was removed leaves its folder newer than the stamp.
powershell -NoProfile -Command ^
    "$t = '%TARGET%'; if (-not (Test-Path \"$t\koan.built\") -or -not (Test-Path \"$t\koan.dependencies\")) { exit 1 };" ^
    "$built = (Get-Item \"$t\koan.built\").LastWriteTimeUtc; $k = '%KOAN%';" ^
    "$all = @(Get-ChildItem $k -Recurse -Filter pom.xml) + @('app','model-runtime\api','model-runtime\djl','sample-problems','trainer','visualizers' | ForEach-Object { Get-ChildItem \"$k\$_\src\main\" -Recurse -ErrorAction SilentlyContinue });" ^
    "if ($all | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1) { exit 1 } else { exit 0 }"
if errorlevel 1 call :build || exit /b 1

rem Two PyTorch threads on a busy machine spin against each other unless they wait passively.
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"
set "OPT_OUT_TRACKING=true"
for /f "usebackq delims=" %%L in ("%TARGET%\koan.dependencies") do set "DEPENDENCIES=%%L"
rem An argument file: the class path may be longer than a command line. A backslash escapes there.
>"%TARGET%\koan.args" echo -cp "%TARGET:\=/%/koan-app.jar;%DEPENDENCIES:\=/%"

rem Java keeps the classes of an earlier start; what the window needs is not what a command needs.
set "ARCHIVE=command"
if "%~1"=="" set "ARCHIVE=window"
"%JDK%\bin\java" --enable-native-access=ALL-UNNAMED ^
    -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%TARGET%\koan-%ARCHIVE%.jsa" -Xlog:cds=off -Xlog:cds+dynamic=off ^
    -Dai.djl.offline=true "-Dkoan.home=%KOAN%" "-Dkoan.models=%KOAN%\model-runtime\models" ^
    %KOAN_JAVA_OPTS% "@%TARGET%\koan.args" dev.koan.app.Launcher %*
exit /b %errorlevel%

:consider
if defined JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "MAJOR=%%~V"
set "MAJOR=%MAJOR:"=%"
if %MAJOR% geq 25 set "JDK=%~1"
exit /b 0

:build
where mvn >nul 2>nul
if errorlevel 1 (
    echo koan: Maven was not found; install it so that Koan can be built. 1>&2
    exit /b 1
)
if not exist "%TARGET%" mkdir "%TARGET%"
echo Building Koan; the first time also fetches its libraries ... 1>&2
type nul >"%TARGET%\koan.building"
set "JAVA_HOME=%JDK%"
call mvn -B -q -f "%KOAN%\pom.xml" -pl app -am -Dmaven.test.skip=true package >"%TARGET%\koan.build.log" 2>&1
if errorlevel 1 (
    findstr /b "[ERROR] [WARNING]" "%TARGET%\koan.build.log" 1>&2
    echo koan: the build failed; the whole log is in %TARGET%\koan.build.log 1>&2
    exit /b 1
)
move /y "%TARGET%\koan.building" "%TARGET%\koan.built" >nul
exit /b 0
