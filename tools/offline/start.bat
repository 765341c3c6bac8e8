@echo off
rem Installs what lies beside it, the first time, and opens the dashboard. Options are those of "cppcc serve".
rem Plain ASCII but for its last lines: cmd may lose its place in a file behind letters of several bytes.
setlocal
chcp 65001 >nul
title cppcc

rem Not cd: pushd also enters a folder on the network.
pushd "%~dp0"
if not exist start\fits.py goto unpack

set "FOUND="
for %%P in ("py -3.13" "py -3.12" "py -3.11" "python" "python3") do if not defined FOUND call :try %%~P
if not defined FOUND goto none

call %FOUND% start\install.py
if errorlevel 1 goto failed
.venv\Scripts\python.exe -m cppcc serve --open %*
if errorlevel 1 goto failed
popd
exit /b 0

:try
call %* start\fits.py 2>nul
if not errorlevel 1 set "FOUND=%*"
exit /b 0

:none
type start\no-python.txt
:failed
popd
pause
exit /b 1

:unpack
popd
echo Please unpack the whole ZIP first, then double-click start.bat in the folder that you unpacked.
echo 请先把整个 ZIP 解压（右键，全部解压缩），再双击解压出来的文件夹里的 start.bat。
pause
exit /b 1
