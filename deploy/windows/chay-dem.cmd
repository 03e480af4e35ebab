@echo off
rem Chay mot dot dem va tra lai ma thoat cua chuong trinh cho Task Scheduler (cot "Last Run Result").
rem Tep nay viet khong dau vi cmd.exe doc theo bang ma cua may.
setlocal
set "PYTHONUTF8=1"
cd /d "%~dp0..\.." || exit /b 2
set "PYTHON=.venv\Scripts\python.exe"
if not exist "%PYTHON%" set "PYTHON=python.exe"
"%PYTHON%" generate.py -q %*
exit /b %ERRORLEVEL%
